package labra.letters;

import labra.letters.MailWishes.Wish;
import org.jspecify.annotations.Nullable;

/// What the page shows; without a wish the link is not, or no longer, valid.
record MailWishesForm(
        Language language,
        String town,
        String token,
        @Nullable Wish wish,
        boolean choosesLanguage,
        boolean saved) {

    public String words(String key) {
        return language.words("preferences." + key);
    }

    /// Enough of the address for its owner to know it.
    public String address() {
        String email = wish == null ? "" : wish.email();
        int at = email.lastIndexOf('@');
        return at < 1 ? "" : email.charAt(0) + "…" + email.substring(at);
    }

    public boolean wanted() {
        return wish != null && wish.wanted();
    }

    public String wantedLabel() {
        return words(choosesLanguage ? "wanted" : "copies");
    }
}
