package labra.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// What Secrets Manager keeps, read once when an environment begins.
public final class Secrets {
    static final ObjectMapper JSON = new ObjectMapper();

    private Secrets() {}

    /// A user of the database and its password.
    public record Login(String user, String password) {}

    public static String text(String name) {
        try (SecretsManagerClient client = SecretsManagerClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            return client.getSecretValue(request -> request.secretId(name)).secretString();
        }
    }

    public static Login login(String name) {
        try {
            JsonNode kept = JSON.readTree(text(name));
            return new Login(
                    kept.path("username").asText(), kept.path("password").asText());
        } catch (JsonProcessingException broken) {
            // Without its cause, which would quote the secret.
            throw new IllegalStateException("the secret of the database is not the JSON that AWS makes");
        }
    }
}
