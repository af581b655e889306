package labra.letters;

import com.fasterxml.jackson.annotation.JsonProperty;
import labra.mail.Mail;

/// A mail as staff see it. `asSent` is whether it is, byte for byte, what was sent; else it is what would be sent now.
public record ShownMail(
        @JsonProperty("asunto") String subject,
        @JsonProperty("texto") String text,
        @JsonProperty("html") String html,
        @JsonProperty("tal_como_se_envio") boolean asSent) {

    /// A mail is drawn in a frame of its own, where nothing runs and nothing is fetched. Mails carry their styles in
    /// themselves, as mail programs want it.
    public static final String POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    static ShownMail of(Mail mail, boolean asSent) {
        return new ShownMail(mail.subject(), mail.text(), mail.html(), asSent);
    }

    /// The recipient's own link is nobody else's to follow.
    ShownMail without(String link) {
        return link.isEmpty() ? this : new ShownMail(subject, text.replace(link, "…"), html.replace(link, "#"), asSent);
    }
}
