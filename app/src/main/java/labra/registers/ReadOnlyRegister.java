package labra.registers;

import io.quarkus.qute.TemplateInstance;
import java.util.Map;
import labra.pages.Form;
import labra.pages.Frame;
import labra.platform.Actor;
import labra.web.Fields;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// A register that nobody writes in: what it holds comes about by itself. Nobody has the rights to write or remove.
public interface ReadOnlyRegister<T> extends Register<T, T> {
    @Override
    default String idOf(T row) {
        return entry(row).id();
    }

    @Override
    default Map<String, String> written(T row) {
        throw Problem.FORBIDDEN.refusal();
    }

    @Override
    default T add(Fields fields, Actor actor) {
        throw Problem.FORBIDDEN.refusal();
    }

    @Override
    default T change(String id, Fields fields, @Nullable Integer version, Actor actor) {
        throw Problem.FORBIDDEN.refusal();
    }

    @Override
    default void remove(String id, @Nullable Integer version, Actor actor) {
        throw Problem.FORBIDDEN.refusal();
    }

    @Override
    default TemplateInstance formPage(Frame frame, Form form, Editing editing) {
        throw Problem.FORBIDDEN.refusal();
    }
}
