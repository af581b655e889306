package labra.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says to API Gateway whether a token is one of ours, and whose. What its holder may, the function itself decides.
public final class Authorizer implements RequestStreamHandler {
    private final PublicKeys keys;
    private final Clock clock;

    public Authorizer() {
        this(PublicKeys.of(Secrets.text(Environment.get("LABRA_PUBLIC_KEYS"))), Clock.systemUTC());
    }

    Authorizer(PublicKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        Secrets.JSON.writeValue(output, answer(Secrets.JSON.readTree(input)));
    }

    private Map<String, Object> answer(JsonNode event) {
        String header = event.path("headers").path("authorization").asText("");
        Optional<Token> token = Token.read(header, keys, clock.instant());
        return token.<Map<String, Object>>map(found ->
                        Map.of("isAuthorized", true, "context", Map.of("login", found.login(), "rol", found.role())))
                .orElse(Map.of("isAuthorized", false));
    }
}
