package labra.letters;

import java.util.Locale;

/// What a fine owes in its reader's words: the amount or why there is none, and what is left of it by paying in time
/// until when, where there is a discount; what was paid and is left, once something was paid.
public record AmountText(String amount, String reduced, String until, String paid, String left) {
    static final AmountText NONE = new AmountText("", "", "", "", "");

    /// Says it of a fine, in a language.
    @FunctionalInterface
    public interface Teller {
        AmountText of(DueNotice.Told fine, Locale language);
    }
}
