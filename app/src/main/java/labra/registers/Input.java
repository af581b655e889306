package labra.registers;

import java.math.BigDecimal;
import labra.pages.Form;
import labra.web.Email;
import labra.web.Field;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// A field that people and programs write: its name on the wire, how it is read, and what a form shows of it. `most` is
/// how many letters it may have.
public record Input<T>(
        String name,
        Fields.Reader<T> reader,
        Form.Kind kind,
        boolean required,
        @Nullable Integer most,
        @Nullable String hint,
        Look look) {

    /// What a form needs to know beside: the type of the box, the keyboard, how many lines.
    public record Look(
            @Nullable String type,
            @Nullable String mode,
            @Nullable Integer rows) {
        static final Look USUAL = new Look(null, null, null);
    }

    /// One line, and not empty.
    public static Input<String> line(String name, int most) {
        return text(name, most, Fields.name(most));
    }

    /// Text by rules of its own.
    public static <T> Input<T> text(String name, int most, Fields.Reader<T> reader) {
        return new Input<>(name, reader, Form.Kind.TEXT, true, most, null, Look.USUAL);
    }

    public static Input<String> email(String name) {
        return Input.<String>text(name, Email.LONGEST, Fields::email).looking(new Look("email", null, null));
    }

    public static Input<Integer> integer(String name, int least, int most) {
        return number(name, Fields.integer(least, most), "numeric");
    }

    public static Input<BigDecimal> decimal(String name, int most, int decimals) {
        return number(name, Fields.decimal(0, most, decimals), "decimal");
    }

    /// The id of another record.
    public static Input<Long> id(String name) {
        return number(name, Fields::id, "numeric");
    }

    public static Input<Boolean> flag(String name) {
        return new Input<>(name, Fields::flag, Form.Kind.FLAG, false, null, null, Look.USUAL);
    }

    private static <T> Input<T> number(String name, Fields.Reader<T> reader, String mode) {
        return new Input<>(name, reader, Form.Kind.NUMBER, true, null, null, new Look(null, mode, null));
    }

    public Input<T> optional() {
        return new Input<>(name, reader, kind, false, most, hint, look);
    }

    /// With a sentence below it, by its key.
    public Input<T> hinted(String key) {
        return new Input<>(name, reader, kind, required, most, key, look);
    }

    public Input<T> lines(int rows) {
        return looking(new Look(null, null, rows));
    }

    private Input<T> looking(Look shown) {
        return new Input<>(name, reader, kind, required, most, hint, shown);
    }

    public Field<T> from(Fields fields) {
        return required ? fields.required(name, reader) : fields.optional(name, reader);
    }

    public boolean flagged() {
        return kind == Form.Kind.FLAG;
    }
}
