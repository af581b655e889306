package labra.letters;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import labra.platform.Database;
import labra.platform.Settings;
import org.jspecify.annotations.Nullable;

/// Links by which a recipient changes their preferences without signing in: they name the recipient and are signed
/// for the address that the mail went to. They do not expire, and die with that address.
@Singleton
class Links {
    static final String PATH = "/avisos/preferencias";
    private static final int MAC_LENGTH = 16;
    private static final int LENGTH = 1 + Long.BYTES + MAC_LENGTH;

    private final Database database;
    private final Settings settings;
    private final ReportAddress report;
    private volatile byte @Nullable [] key;

    Links(Database database, Settings settings, ReportAddress report) {
        this.database = database;
        this.settings = settings;
        this.report = report;
    }

    /// Whom a link claims to be of, until [#isSignedFor] says so too.
    record Claim(NoticeRole role, long id, byte[] mac) {}

    /// Where people reach this installation.
    String home() {
        return settings.url();
    }

    /// Where people read their reports, with `{email}` for the address.
    String report() {
        return settings.url() + report.path();
    }

    public String to(NoticeRole role, long id, String email) {
        byte[] token = ByteBuffer.allocate(LENGTH)
                .put((byte) role.ordinal())
                .putLong(id)
                .put(mac(role, id, email))
                .array();
        return settings.url() + PATH + "?t="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// A link that opens nothing, for previews.
    String example() {
        return settings.url() + PATH + "?t=…";
    }

    Optional<Claim> claim(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length != LENGTH || bytes[0] < 0 || bytes[0] > NoticeRole.OFFICER.ordinal()) {
                return Optional.empty();
            }
            ByteBuffer parts = ByteBuffer.wrap(bytes);
            NoticeRole role = NoticeRole.values()[parts.get()];
            long id = parts.getLong();
            byte[] mac = new byte[MAC_LENGTH];
            parts.get(mac);
            return Optional.of(new Claim(role, id, mac));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    boolean isSignedFor(Claim claim, String email) {
        return MessageDigest.isEqual(claim.mac(), mac(claim.role(), claim.id(), email));
    }

    private byte[] mac(NoticeRole role, long id, String email) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            String signed = role + "\n" + id + "\n" + email.toLowerCase(Locale.ROOT);
            byte[] whole = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(whole, MAC_LENGTH);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = database.read(handle -> handle.createQuery("SELECT key FROM link_key")
                    .mapTo(byte[].class)
                    .one());
            key = known;
        }
        return known;
    }
}
