package labra.registers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import labra.pages.Form;
import labra.registers.changes.WeighedChanges;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// The fields of a form, in its order: how each is read, what it starts with, and which refusal is about it.
public final class Inputs {
    private final Map<String, Input<?>> inputs = new LinkedHashMap<>();
    private final Map<String, Form.Kind> kinds = new LinkedHashMap<>();
    private final Map<String, String> usual = new HashMap<>();
    private final List<String> kept = new ArrayList<>();
    private final Map<Problem, String> culprits = new HashMap<>();

    public static Inputs of(Input<?>... inputs) {
        Inputs all = new Inputs();
        for (Input<?> input : inputs) {
            all.inputs.put(input.name(), input);
            all.kinds.put(input.name(), input.kind());
        }
        return all;
    }

    public List<Input<?>> list() {
        return List.copyOf(inputs.values());
    }

    public Input<?> get(String name) {
        return Objects.requireNonNull(inputs.get(name));
    }

    public Inputs text(String... names) {
        return add(Form.Kind.TEXT, names);
    }

    public Inputs prose(String... names) {
        return add(Form.Kind.PROSE, names);
    }

    public Inputs number(String... names) {
        return add(Form.Kind.NUMBER, names);
    }

    public Inputs day(String... names) {
        return add(Form.Kind.DAY, names);
    }

    public Inputs flag(String... names) {
        return add(Form.Kind.FLAG, names);
    }

    /// Some changes of such a record want a reason.
    public Inputs explained() {
        return text(WeighedChanges.REASON);
    }

    public boolean isExplained() {
        return kinds.containsKey(WeighedChanges.REASON);
    }

    /// What a new record's form starts with.
    public Inputs usually(String name, String value) {
        usual.put(name, value);
        return this;
    }

    /// What the next record's form starts with when several are typed one after the other.
    public Inputs keeping(String... names) {
        kept.addAll(List.of(names));
        return this;
    }

    List<String> kept() {
        return kept;
    }

    /// A refusal of the database is about this field.
    public Inputs blamed(Problem problem, String name) {
        culprits.put(problem, name);
        return this;
    }

    public Map<String, Form.Kind> all() {
        return kinds;
    }

    /// The flag that tells whether a record may still be used, where there is one.
    @Nullable
    String activity() {
        return kinds.keySet().stream()
                .filter(name -> name.equals("activo") || name.equals("activa"))
                .findFirst()
                .orElse(null);
    }

    Map<String, String> usual() {
        return usual;
    }

    @Nullable
    String culprit(Problem problem) {
        return culprits.get(problem);
    }

    /// What the form is filled with, of values by name.
    Map<String, String> filled(Map<String, @Nullable Object> values) {
        Map<String, String> filled = new LinkedHashMap<>();
        kinds.keySet().forEach(name -> filled.put(name, Objects.toString(values.get(name), "")));
        return filled;
    }

    /// What a form is filled with: names, each followed by its value or none.
    public static Map<String, String> filled(@Nullable Object... namesAndValues) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            filled.put(String.valueOf(namesAndValues[i]), value == null ? "" : value.toString());
        }
        return filled;
    }

    private Inputs add(Form.Kind kind, String... names) {
        for (String name : names) {
            kinds.put(name, kind);
        }
        return this;
    }
}
