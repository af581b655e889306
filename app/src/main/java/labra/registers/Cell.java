package labra.registers;

import java.time.Instant;
import labra.pages.Format;
import labra.pages.Words;
import org.jspecify.annotations.Nullable;

/// A value of a list, and how it is shown; perhaps a link.
public record Cell(
        Kind kind, @Nullable Object value, @Nullable String href) {

    /// How a value is shown. A KEY is one of the interface's own words, told by its key.
    public enum Kind {
        TEXT,
        PLATE,
        MOMENT,
        NUMBER,
        KEY
    }

    public static Cell text(@Nullable String text) {
        return new Cell(Kind.TEXT, text, null);
    }

    public static Cell plate(@Nullable String plate) {
        return new Cell(Kind.PLATE, plate, null);
    }

    public static Cell moment(@Nullable Instant moment) {
        return new Cell(Kind.MOMENT, moment, null);
    }

    public static Cell number(@Nullable Number number) {
        return new Cell(Kind.NUMBER, number, null);
    }

    /// A word of the bundle, shown as a badge.
    public static Cell key(String key) {
        return new Cell(Kind.KEY, key, null);
    }

    public Cell to(String place) {
        return new Cell(kind, value, place);
    }

    public boolean empty() {
        return value == null;
    }

    /// As a program reads it: moments in ISO 8601, numbers without grouping.
    String plain(Format format) {
        return switch (value) {
            case Instant moment -> format.iso(moment);
            case Number number -> number.toString();
            case null, default -> text(format);
        };
    }

    /// As a person reads it.
    public String text(Format format) {
        return switch (value) {
            case null -> "";
            case Instant moment -> format.moment(moment);
            case Number number -> format.number(number);
            case Object other -> kind == Kind.KEY ? Words.text(format.locale(), other.toString()) : other.toString();
        };
    }
}
