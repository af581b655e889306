package labra.access.keys;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import labra.platform.Settings;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// Texts that nobody reads but this server, wherever they are kept: encrypted with AES-256-GCM and a key beside those
/// that sign tokens. Each is about one subject and good for one use.
@Singleton
public class SealedTexts {
    private static final String ISSUER = "labra-sealed";
    private static final String CONTENT = "txt";
    private static final int BITS = 256;

    private final KeyFolder<OctetSequenceJsonWebKey> keys;
    private final Clock clock;

    SealedTexts(Settings settings, Clock clock) {
        Settings.Keys where = settings.keys();
        this.keys = new KeyFolder<>(
                new KeyFolder.Place<>(OctetSequenceJsonWebKey.class, where.folder(), ".seal.json", where.sealingJwk()),
                clock);
        this.clock = clock;
    }

    /// What it is for, and about whom.
    public record About(String use, String subject) {}

    /// Without a life it is good for ever.
    public String seal(About about, String content, @Nullable Duration life) {
        try {
            JwtClaims claims = new JwtClaims();
            claims.setIssuer(ISSUER);
            claims.setAudience(about.use());
            claims.setSubject(about.subject());
            claims.setClaim(CONTENT, content);
            if (life != null) {
                claims.setExpirationTime(
                        NumericDate.fromSeconds(clock.instant().plus(life).getEpochSecond()));
            }
            OctetSequenceJsonWebKey key = sealer();
            JsonWebEncryption sealed = new JsonWebEncryption();
            sealed.setPayload(claims.toJson());
            sealed.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
            sealed.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
            sealed.setKeyIdHeaderValue(key.getKeyId());
            sealed.setKey(key.getKey());
            return sealed.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException("cannot seal a text", failure);
        }
    }

    /// What was sealed; nothing when it was changed, is too old, about something else, or its key is gone.
    public Optional<String> open(About about, String text) {
        try {
            return Optional.of(consumer(about).processToClaims(text).getStringClaimValue(CONTENT));
        } catch (InvalidJwtException | MalformedClaimException notOurs) {
            return Optional.empty();
        }
    }

    /// Made when something is sealed for the first time.
    private synchronized OctetSequenceJsonWebKey sealer() {
        if (keys.all().isEmpty()) {
            keys.add(OctJwkGenerator.generateJwk(BITS));
        }
        return keys.all().getLast();
    }

    private JwtConsumer consumer(About about) {
        return new JwtConsumerBuilder()
                .setDisableRequireSignature()
                .setEnableRequireEncryption()
                .setDecryptionKeyResolver((text, nesting) -> keys.find(text.getKeyIdHeaderValue())
                        .map(OctetSequenceJsonWebKey::getKey)
                        .orElseThrow(() -> new UnresolvableKeyException("unknown key")))
                .setJweAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.DIRECT)
                .setJweContentEncryptionAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, ContentEncryptionAlgorithmIdentifiers.AES_256_GCM)
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(about.use())
                .setExpectedSubject(about.subject())
                .build();
    }
}
