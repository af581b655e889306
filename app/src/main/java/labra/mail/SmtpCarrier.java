package labra.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;

/// Hands mails to an SMTP server; each line keeps its connection for many mails.
public final class SmtpCarrier implements Carrier {
    final MailSettings settings;
    final Session session;
    private final Optional<DkimSigner> signer;

    public SmtpCarrier(MailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
        this.signer = DkimSigning.signer(settings);
        if (settings.from().isEmpty()) {
            throw new IllegalStateException("labra.mail.from is needed to send mail by labra.mail.smtp.host");
        }
        if (settings.smtp().user().isPresent() && settings.smtp().tls() == MailSettings.Tls.NONE && !isLocal()) {
            throw new IllegalStateException("a password goes to another machine only with labra.mail.smtp.tls");
        }
    }

    @Override
    public Line open() {
        return new SmtpLine(this);
    }

    MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = Mime.message(session, settings, mail);
        return signer.isPresent() ? new DkimMessage(message, signer.get()) : message;
    }

    @Nullable
    String password() {
        return settings.smtp()
                .passwordFile()
                .map(file -> {
                    try {
                        return Files.readString(file).strip();
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                })
                .or(settings.smtp()::password)
                .orElse(null);
    }

    private boolean isLocal() {
        return settings.smtp().host().orElse("").matches("localhost|127\\.\\d+\\.\\d+\\.\\d+|::1");
    }

    private static Properties properties(MailSettings settings) {
        MailSettings.Smtp smtp = settings.smtp();
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", millis(smtp.connectTimeout()));
        properties.put("mail.smtp.timeout", millis(smtp.timeout()));
        properties.put("mail.smtp.writetimeout", millis(smtp.timeout()));
        properties.put("mail.smtp.from", Mime.ascii(settings.bounceAddress().orElse(Mime.sender(settings))));
        properties.put("mail.smtp.auth", Boolean.toString(smtp.user().isPresent()));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.mime.allowutf8", "true");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (smtp.tls()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case IMPLICIT -> properties.put("mail.smtp.ssl.enable", "true");
        }
        SSLSocketFactory tls = smtp.certificates().map(Pem::trusting).orElseGet(() ->
                (SSLSocketFactory) SSLSocketFactory.getDefault());
        properties.put("mail.smtp.ssl.socketFactory", PromptSockets.tls(tls));
        properties.put("mail.smtp.socketFactory", PromptSockets.plain());
        properties.put("mail.smtp.socketFactory.fallback", "false");
        return properties;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
