package labra.access.keys;

import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import labra.platform.Settings;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// The RSA keys that sign tokens, one file each in the keys folder. The newest that every copy can know by now signs;
/// every one verifies until its file is removed, so keys rotate without signing anybody out.
@Singleton
public class SigningKeys {
    private static final int BITS = 2048;

    /// A file that is put into a cluster's Secret reaches the copies up to two minutes apart.
    private static final Duration KNOWN_AFTER = Duration.ofMinutes(5);

    private static final Pattern MADE_AT = Pattern.compile("\\d{13}");

    private final KeyFolder<RsaJsonWebKey> keys;
    private final Clock clock;

    SigningKeys(Settings settings, Clock clock) {
        Settings.Keys where = settings.keys();
        this.clock = clock;
        this.keys = new KeyFolder<>(
                new KeyFolder.Place<>(RsaJsonWebKey.class, where.folder(), ".jwk.json", where.jwk()), clock);
        if (keys.all().isEmpty()) {
            rotate();
        }
    }

    /// The oldest where all are new.
    public RsaJsonWebKey signer() {
        List<RsaJsonWebKey> known = keys.recent();
        return known.reversed().stream()
                .filter(this::isKnownEverywhere)
                .findFirst()
                .orElseGet(known::getFirst);
    }

    /// A key's id is the moment at which it was made; one that is called otherwise was there before the copies.
    private boolean isKnownEverywhere(RsaJsonWebKey key) {
        return !MADE_AT.matcher(key.getKeyId()).matches()
                || Long.parseLong(key.getKeyId()) <= clock.millis() - KNOWN_AFTER.toMillis();
    }

    /// The public key with this id.
    public PublicKey verifier(@Nullable String keyId) throws UnresolvableKeyException {
        return keys.find(keyId)
                .map(RsaJsonWebKey::getPublicKey)
                .orElseThrow(() -> new UnresolvableKeyException("unknown key"));
    }

    public String publicKeys() {
        return new JsonWebKeySet(keys.all()).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /// Makes a new key, which signs as soon as every copy can know it.
    public void rotate() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
            key.setUse("sig");
            key.setAlgorithm("RS256");
            keys.add(key);
        } catch (JoseException failure) {
            throw new IllegalStateException("cannot make a signing key", failure);
        }
    }
}
