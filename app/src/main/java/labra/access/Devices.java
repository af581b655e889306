package labra.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import labra.access.keys.SignedTexts;
import org.jspecify.annotations.Nullable;

/// The devices on which an account or officer has signed in before, each known by a signed cookie that names both
/// (OWASP, Slow Down Online Guessing Attacks with Device Cookies). It opens nothing.
@Singleton
public class Devices {
    public static final String COOKIE = "labra_equipo";
    public static final Duration LIFE = Duration.ofDays(180);
    private static final String USE = "DEVICE";

    private final SignedTexts texts;

    Devices(SignedTexts texts) {
        this.texts = texts;
    }

    /// The cookie for a device that just signed in: the same device again, when it is known for this subject.
    public String cookieFor(String subject, @Nullable String before) {
        String device = known(subject, before).orElseGet(() -> UUID.randomUUID().toString());
        return texts.sign(USE, subject, device, LIFE);
    }

    /// The device that the cookie names, when it is one of this subject.
    Optional<String> known(String subject, @Nullable String cookie) {
        return texts.read(USE, cookie)
                .filter(text -> text.subject().equals(subject))
                .map(SignedTexts.Read::content);
    }
}
