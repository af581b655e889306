package labra.privacy;

import java.util.Locale;

/// What is asked for about a person's data.
public enum PrivacyKind {
    CORRECT,
    ANONYMISE;

    public String key() {
        return "privacy-" + name().toLowerCase(Locale.ROOT);
    }
}
