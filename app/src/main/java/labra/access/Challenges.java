package labra.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import labra.access.factors.PasskeyRecords;
import labra.access.keys.SignedTexts;
import labra.platform.Database;

/// What devices with passkeys are asked to sign: for the browser that asked, for five minutes, and once. The browser
/// keeps it in a signed cookie, so that strangers who ask leave nothing here.
@RequestScoped
public class Challenges {
    private static final String COOKIE = "labra_reto";
    private static final String USE = "PASSKEY";
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SignedTexts texts;
    private final Cookies cookies;
    private final Database database;

    Challenges(SignedTexts texts, Cookies cookies, Database database) {
        this.texts = texts;
        this.cookies = cookies;
        this.database = database;
    }

    /// A challenge, and the cookie that the answer has to come with.
    public record Asked(byte[] challenge, NewCookie cookie) {}

    /// For whoever that is: a session by its id, or somebody who comes in.
    Asked ask(String whom) {
        byte[] challenge = new byte[BYTES];
        RANDOM.nextBytes(challenge);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(challenge);
        return new Asked(challenge, cookies.cookie(COOKIE, texts.sign(USE, whom, text, LIFE), LIFE));
    }

    /// The challenge that this browser was given for that.
    Optional<byte[]> given(String whom) {
        return texts.read(USE, cookies.read(COOKIE))
                .filter(text -> text.subject().equals(whom))
                .map(text -> Base64.getUrlDecoder().decode(text.content()));
    }

    /// Whether this is the first right answer to it.
    boolean isAnsweredFirst(byte[] challenge) {
        return database.read(PasskeyRecords.class, records -> records.answer(challenge));
    }
}
