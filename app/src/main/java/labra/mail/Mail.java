package labra.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;

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
        try {
            String read = String.join("\0", subject, text, html);
            return MessageDigest.getInstance("SHA-256").digest(read.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
