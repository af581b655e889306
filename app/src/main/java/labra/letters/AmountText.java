package labra.letters;

import java.util.Locale;

/// What a fine owes in its reader's words: the amount or why there is none, and what is left of it by paying in time
/// until when, where there is a discount.
public record AmountText(String amount, String reduced, String until) {
    /// Says it of a fine, in a language.
    @FunctionalInterface
    public interface Teller {
        AmountText of(DueNotice.Told fine, Locale language);
    }
}
