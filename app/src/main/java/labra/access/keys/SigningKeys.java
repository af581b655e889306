package labra.access.keys;

import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Clock;
import labra.platform.Settings;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// The RSA keys that sign tokens, one file each in the keys folder. The newest signs; every one verifies until its
/// file is removed, so keys rotate without signing anybody out.
@Singleton
public class SigningKeys {
    private static final int BITS = 2048;

    private final KeyFolder<RsaJsonWebKey> keys;

    SigningKeys(Settings settings, Clock clock) {
        Settings.Keys where = settings.keys();
        this.keys = new KeyFolder<>(
                new KeyFolder.Place<>(RsaJsonWebKey.class, where.folder(), ".jwk.json", where.jwk()), clock);
        if (keys.all().isEmpty()) {
            rotate();
        }
    }

    public RsaJsonWebKey signer() {
        return keys.all().getLast();
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

    /// Makes a new key, which signs from now on.
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
