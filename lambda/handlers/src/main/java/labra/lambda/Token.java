package labra.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Who a token says it is of, once its signature and its time were found right. Whether somebody revoked it, the
/// database knows, and the application asks it.
record Token(String login, String role) {
    private static final int LONGEST = 4_000;
    private static final String SCHEME = "bearer ";

    static Optional<Token> read(String header, PublicKeys keys, Instant now) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || header.length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = header.substring(SCHEME.length()).split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode head = json(parts[0]);
            PublicKey key = keys.get(head.path("kid").asText());
            if (key == null || !head.path("alg").asText().equals("RS256") || !isSigned(parts, key)) {
                return Optional.empty();
            }
            JsonNode claims = json(parts[1]);
            boolean counts = claims.path("iss").asText().equals("labra")
                    && claims.path("uso").asText().equals("API")
                    && now.getEpochSecond() < claims.path("exp").asLong(0);
            return counts
                    ? Optional.of(new Token(
                            claims.path("sub").asText(), claims.path("rol").asText()))
                    : Optional.empty();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(String[] parts, PublicKey key) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(key);
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static JsonNode json(String part) throws IOException {
        return Secrets.JSON.readTree(Base64.getUrlDecoder().decode(part));
    }
}
