package labra.letters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The words of a mail: the town's own, or those that Labra ships, which have no id, author nor date.
record MailTemplate(
        @Nullable Long id,
        Purpose purpose,
        Language language,
        String subject,
        String body,
        @Nullable String author,
        @Nullable Instant createdAt) {

    static MailTemplate shipped(Purpose purpose, Language language) {
        String subject = language.words(purpose.key() + ".subject");
        return new MailTemplate(null, purpose, language, subject, language.words(purpose.key() + ".body"), null, null);
    }

    /// The version that a writer saw: 0 for the shipped words.
    public int version() {
        return id == null ? 0 : Math.toIntExact(id);
    }

    /// Whether these are the words that Labra ships.
    public boolean original() {
        MailTemplate shipped = shipped(purpose, language);
        return subject.equals(shipped.subject) && body.equals(shipped.body);
    }

    /// Who wrote it, without what kind of actor that is.
    public String writer() {
        return author == null ? "" : author.substring(author.indexOf(':') + 1);
    }

    /// Where staff change it.
    public String place() {
        return "/admin/avisos/plantillas/" + purpose.wireName() + "/" + language.code();
    }

    Wording wording() {
        return Wording.of(subject, body);
    }
}
