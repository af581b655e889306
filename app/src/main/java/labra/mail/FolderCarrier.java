package labra.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Keeps mails as `.eml` files, a folder a day. A notice that leaves twice writes the same file.
final class FolderCarrier implements Carrier, Carrier.Line {
    private static final Logger LOG = Logger.getLogger(FolderCarrier.class);
    private static final int USUAL_SIZE = 16 * 1024;

    private final MailSettings settings;
    private final Supplier<ZoneId> zone;
    private final Session session = Session.getInstance(new Properties());

    FolderCarrier(MailSettings settings, Supplier<ZoneId> zone) {
        this.settings = settings;
        this.zone = zone;
    }

    @Override
    public Line open() {
        return this;
    }

    @Override
    public Outcome send(Mail mail) {
        Path file = settings.folder()
                .resolve(LocalDate.ofInstant(mail.date(), zone.get()).toString())
                .resolve("aviso-" + mail.noticeId() + ".eml");
        Path whole = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            // The encoders write byte by byte; a BufferedOutputStream of a virtual thread grows by one byte each time.
            var written = new ByteArrayOutputStream(USUAL_SIZE);
            Mime.message(session, settings, mail).writeTo(written);
            Files.createDirectories(file.getParent());
            Files.write(whole, written.toByteArray());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            return new Outcome.Accepted(file.toString());
        } catch (IOException full) {
            return new Outcome.Down(Trouble.NO_FOLDER.told(full.toString()));
        } catch (MessagingException unwritable) {
            return new Outcome.Refused(SmtpVerdict.trouble(unwritable), false);
        } finally {
            remove(whole);
        }
    }

    private static void remove(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException stays) {
            LOG.debugf("%s stays: %s", unfinished, stays.getMessage());
        }
    }

    @Override
    public void close() {}
}
