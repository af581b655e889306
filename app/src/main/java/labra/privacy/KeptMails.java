package labra.privacy;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import labra.mail.MailSettings;
import org.jboss.logging.Logger;

/// Mails that lie as files in a folder, because no server takes them: they go with the notices that they are of.
@Singleton
class KeptMails {
    private static final Logger LOG = Logger.getLogger(KeptMails.class);

    private final Path folder;

    KeptMails(MailSettings settings) {
        this.folder = settings.folder();
    }

    void remove(List<Long> notices) {
        if (notices.isEmpty() || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> days = Files.list(folder)) {
            for (Path day : days.filter(Files::isDirectory).toList()) {
                for (long notice : notices) {
                    Files.deleteIfExists(day.resolve("aviso-" + notice + ".eml"));
                }
            }
        } catch (IOException stays) {
            LOG.errorf("Mails of a person whose data ended may still lie in %s: %s", folder, stays.getMessage());
        }
    }
}
