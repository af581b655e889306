package labra.pages;

import java.util.Locale;

/// Whom the audit trail and the security events name as having done something, in the reader's words: what kind of
/// actor, which may be empty, and who.
public record Author(String kind, String who) {
    public static Author of(String actor, Locale locale) {
        String[] parts = actor.split(":", 2);
        String key = "actor-" + parts[0];
        if (!Words.has(locale, key)) {
            return new Author("", actor);
        }
        return parts.length == 2
                ? new Author(Words.text(locale, key), parts[1])
                : new Author("", Words.text(locale, key));
    }

    public String told() {
        return kind.isEmpty() ? who : kind + " " + who;
    }
}
