package labra.mail;

import java.time.Instant;
import java.util.Optional;
import labra.platform.Sha256;

/// A mail, whole and in words, signed by the town; how it becomes bytes is up to what carries it.
public record Mail(
        long noticeId,
        String messageId,
        Instant date,
        String town,
        To to,
        String subject,
        String text,
        String html,
        Optional<String> unsubscribe) {

    /// Whom it goes to.
    public record To(String name, String email, String language) {}

    /// SHA-256 of what is read: whether it is the same mail.
    public byte[] digest() {
        return Sha256.of(String.join("\0", subject, text, html));
    }
}
