package labra.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.PreencodedMimeBodyPart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import org.eclipse.angus.mail.util.MailStreamProvider;

/// A mail as RFC 5322 and MIME write it.
public final class Mime {
    private static final String UTF8 = StandardCharsets.UTF_8.name();
    private static final String ENCODING = "quoted-printable";
    private static final String EMBEDDED_SENDER = "labra@localhost";

    static {
        // Named, so that it is not searched for among all libraries for each part of each mail.
        System.setProperty("jakarta.mail.util.StreamProvider", MailStreamProvider.class.getName());
    }

    private Mime() {}

    public static String sender(MailSettings settings) {
        return settings.from().orElse(EMBEDDED_SENDER);
    }

    static MimeMessage message(Session session, MailSettings settings, Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", mail.messageId());
            }
        };
        message.setFrom(address(sender(settings), mail.town()));
        if (settings.replyTo().isPresent()) {
            message.setReplyTo(new InternetAddress[] {address(settings.replyTo().get(), mail.town())});
        }
        message.setRecipient(
                Message.RecipientType.TO, address(mail.to().email(), mail.to().name()));
        message.setSubject(mail.subject(), UTF8);
        message.setSentDate(Date.from(mail.date()));
        addHeaders(message, mail);
        message.setContent(alternatives(mail));
        message.saveChanges();
        return message;
    }

    /// Says that a program wrote it, so that no other program answers, and how to have no more (RFC 8058 wants HTTPS).
    private static void addHeaders(MimeMessage message, Mail mail) throws MessagingException {
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", mail.to().language());
        if (mail.unsubscribe().isPresent()) {
            String link = mail.unsubscribe().get();
            message.setHeader("List-Unsubscribe", "<" + link + ">");
            if (link.startsWith("https:")) {
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }
    }

    private static MimeMultipart alternatives(Mail mail) throws MessagingException {
        return new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html"));
    }

    /// Encoded at once into memory: the encoder writes byte by byte, which through all of a connection's streams took a
    /// quarter of a mail's time.
    private static MimeBodyPart part(String content, String type) throws MessagingException {
        var encoded = new ByteSink(2 * content.length());
        try (OutputStream encoder = MimeUtility.encode(encoded, ENCODING)) {
            encoder.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        MimeBodyPart part = new PreencodedMimeBodyPart(ENCODING);
        part.setDataHandler(
                new DataHandler(new ByteArrayDataSource(encoded.toByteArray(), "text/" + type + "; charset=" + UTF8)));
        return part;
    }

    /// Not synchronized: a lock for each byte took a fifth of a mail's time.
    private static final class ByteSink extends ByteArrayOutputStream {
        ByteSink(int size) {
            super(size);
        }

        @Override
        public void write(int octet) {
            if (count == buf.length) {
                buf = Arrays.copyOf(buf, 2 * buf.length + 1);
            }
            buf[count++] = (byte) octet;
        }
    }

    static InternetAddress address(String email, String name) {
        try {
            return new InternetAddress(ascii(email), name, UTF8);
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }

    /// The domain as DNS knows it.
    static String ascii(String email) {
        int at = email.lastIndexOf('@');
        try {
            return email.substring(0, at + 1) + IDN.toASCII(email.substring(at + 1));
        } catch (IllegalArgumentException notADomain) {
            return email;
        }
    }
}
