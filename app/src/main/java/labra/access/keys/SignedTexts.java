package labra.access.keys;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// Texts that a client keeps for this server and cannot change, signed with the keys that sign tokens. Each is good for
/// one use, and none is a token.
@Singleton
public class SignedTexts {
    private static final String ISSUER = "labra-text";
    private static final String CONTENT = "txt";
    private static final int LONGEST = 4_000;

    private final SigningKeys keys;
    private final Clock clock;

    SignedTexts(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// What was signed: about whom, and what.
    public record Read(String subject, String content) {}

    public String sign(String use, String subject, String content, Duration life) {
        try {
            RsaJsonWebKey key = keys.signer();
            JwtClaims claims = new JwtClaims();
            claims.setIssuer(ISSUER);
            claims.setAudience(use);
            claims.setSubject(subject);
            claims.setClaim(CONTENT, content);
            claims.setExpirationTime(
                    NumericDate.fromSeconds(clock.instant().plus(life).getEpochSecond()));
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey(key.getRsaPrivateKey());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            return signature.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException("cannot sign a text", failure);
        }
    }

    /// What was signed for that use; nothing when it was changed, is too old or was never ours.
    public Optional<Read> read(String use, @Nullable String text) {
        if (text == null || text.length() > LONGEST || !CompactText.isCanonical(text)) {
            return Optional.empty();
        }
        try {
            JwtClaims claims = consumer(use).processToClaims(text);
            return Optional.of(new Read(claims.getSubject(), claims.getStringClaimValue(CONTENT)));
        } catch (InvalidJwtException | MalformedClaimException notOurs) {
            return Optional.empty();
        }
    }

    private JwtConsumer consumer(String use) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver((signature, nesting) -> keys.verifier(signature.getKeyIdHeaderValue()))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(use)
                .setRequireExpirationTime()
                .setRequireSubject()
                .build();
    }
}
