package labra.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys that tokens are verified by: a set of JSON Web Keys.
record PublicKeys(Map<String, PublicKey> byId) {
    static PublicKeys of(String json) {
        Map<String, PublicKey> found = new HashMap<>();
        try {
            for (JsonNode key : Secrets.JSON.readTree(json).path("keys")) {
                if (key.path("kty").asText().equals("RSA")) {
                    found.put(
                            key.path("kid").asText(),
                            KeyFactory.getInstance("RSA")
                                    .generatePublic(new RSAPublicKeySpec(
                                            number(key.path("n").asText()),
                                            number(key.path("e").asText()))));
                }
            }
        } catch (JsonProcessingException | GeneralSecurityException | IllegalArgumentException broken) {
            throw new IllegalStateException("the public keys are no set of JSON Web Keys", broken);
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("there is no public key to verify tokens by");
        }
        return new PublicKeys(Map.copyOf(found));
    }

    @Nullable
    PublicKey get(String id) {
        return byId.get(id);
    }

    private static BigInteger number(String text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text));
    }
}
