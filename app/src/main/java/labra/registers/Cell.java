package labra.registers;

import java.time.Instant;
import java.util.Locale;
import labra.law.Money;
import labra.pages.Format;
import labra.pages.Words;
import org.jspecify.annotations.Nullable;

/// A value of a list, and how it is shown; perhaps a link.
public record Cell(
        Kind kind, @Nullable Object value, @Nullable String href) {

    private static final int LENGTHY = 45;

    /// A value that says itself in the reader's language.
    public interface Worded {
        String in(Locale locale);
    }

    /// A plate, and how somebody wrote it: lists show the one, files have the other.
    private record Plate(String plate, String written) {}

    /// How a value is shown. A KEY and a WORD are the interface's own words, told by their key; a KEY is a badge.
    public enum Kind {
        TEXT,
        PLATE,
        MOMENT,
        NUMBER,
        MONEY,
        KEY,
        WORD
    }

    /// As its type is usually shown.
    static Cell of(@Nullable Object value) {
        return switch (value) {
            case Instant moment -> moment(moment);
            case Number number -> number(number);
            case Boolean flag -> new Cell(Kind.TEXT, flag, null);
            case null, default -> text(value == null ? null : value.toString());
        };
    }

    /// The same without its link.
    Cell plain() {
        return href == null ? this : new Cell(kind, value, null);
    }

    public static Cell text(@Nullable String text) {
        return new Cell(Kind.TEXT, text, null);
    }

    public static Cell plate(@Nullable String plate) {
        return new Cell(Kind.PLATE, plate, null);
    }

    public static Cell plate(String plate, String written) {
        return new Cell(Kind.PLATE, new Plate(plate, written), null);
    }

    public static Cell moment(@Nullable Instant moment) {
        return new Cell(Kind.MOMENT, moment, null);
    }

    public static Cell number(@Nullable Number number) {
        return new Cell(Kind.NUMBER, number, null);
    }

    /// Whether somebody or something may still be used.
    public static Cell activity(boolean active) {
        return key(active ? "status-active" : "status-inactive");
    }

    /// An address that a click writes to.
    public static Cell mail(@Nullable String email) {
        return new Cell(Kind.TEXT, email, email == null ? null : "mailto:" + email);
    }

    /// A word of the bundle, shown as a badge.
    public static Cell key(String key) {
        return new Cell(Kind.KEY, key, null);
    }

    public static Cell worded(Worded value) {
        return new Cell(Kind.TEXT, value, null);
    }

    /// A word of the bundle, shown as text.
    public static Cell word(String key) {
        return new Cell(Kind.WORD, key, null);
    }

    /// Written to files as the number alone.
    public static Cell money(@Nullable Money amount) {
        return new Cell(Kind.MONEY, amount, null);
    }

    public Cell to(@Nullable String place) {
        return new Cell(kind, value, place);
    }

    public boolean empty() {
        return value == null;
    }

    /// Whether a list shows only the beginning of it.
    public boolean lengthy(Format format) {
        return text(format).length() > LENGTHY;
    }

    /// Whether it is read from its last digit.
    boolean counted() {
        return kind == Kind.NUMBER || kind == Kind.MONEY;
    }

    /// The value where it is a number.
    @Nullable
    Number number() {
        return switch (value) {
            case Number number -> number;
            case Money money -> money.amount();
            case null, default -> null;
        };
    }

    /// As a program reads it: moments in ISO 8601, numbers without grouping.
    String plain(Format format) {
        return switch (value) {
            case Instant moment -> format.iso(moment);
            case Number number -> number.toString();
            case Money money -> money.toString();
            case null, default -> filed(format);
        };
    }

    /// As a person reads it in a file.
    String filed(Format format) {
        return value instanceof Plate plate ? plate.written() : text(format);
    }

    /// As a person reads it.
    public String text(Format format) {
        return switch (value) {
            case null -> "";
            case Instant moment -> format.moment(moment);
            case Number number -> format.number(number);
            case Boolean flag -> Words.text(format.locale(), flag ? "yes" : "no");
            case Worded worded -> worded.in(format.locale());
            case Money money -> format.money(money);
            case Plate plate -> plate.plate();
            case Object other ->
                kind == Kind.KEY || kind == Kind.WORD
                        ? Words.text(format.locale(), other.toString())
                        : other.toString();
        };
    }
}
