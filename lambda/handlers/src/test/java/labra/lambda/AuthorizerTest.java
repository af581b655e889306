package labra.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is let through to the functions, whatever is sent.
class AuthorizerTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static KeyPair ours;
    private static KeyPair others;
    private static Authorizer authorizer;

    @BeforeAll
    static void keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        ours = generator.generateKeyPair();
        others = generator.generateKeyPair();
        RSAPublicKey key = (RSAPublicKey) ours.getPublic();
        String set = "{\"keys\": [{\"kty\": \"RSA\", \"kid\": \"1\", \"n\": \"%s\", \"e\": \"%s\"}]}"
                .formatted(
                        BASE64.encodeToString(key.getModulus().toByteArray()),
                        BASE64.encodeToString(key.getPublicExponent().toByteArray()));
        authorizer = new Authorizer(PublicKeys.of(set), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static String token(KeyPair signer, String head, String claims) throws Exception {
        String text = BASE64.encodeToString(head.getBytes(StandardCharsets.UTF_8)) + "."
                + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(signer.getPrivate());
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + BASE64.encodeToString(signature.sign());
    }

    private static String claims(long seconds) {
        return "{\"iss\": \"labra\", \"sub\": \"1042\", \"rol\": \"oficial\", \"uso\": \"API\", \"exp\": %d}"
                .formatted(NOW.getEpochSecond() + seconds);
    }

    private static final String HEAD = "{\"alg\": \"RS256\", \"kid\": \"1\"}";

    private static JsonNode ask(String header) throws Exception {
        return answer(Secrets.JSON.writeValueAsString(Map.of("headers", Map.of("authorization", header))));
    }

    private static JsonNode answer(String event) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        authorizer.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, null);
        return Secrets.JSON.readTree(out.toByteArray());
    }

    @Test
    void a_token_of_ours_says_whose_it_is() throws Exception {
        JsonNode answer = ask("Bearer " + token(ours, HEAD, claims(60)));
        assertThat(answer.path("isAuthorized").asBoolean()).isTrue();
        assertThat(answer.path("context").path("login").asText()).isEqualTo("1042");
        assertThat(answer.path("context").path("rol").asText()).isEqualTo("oficial");
        assertThat(ask("bearer " + token(ours, HEAD, claims(60)))
                        .path("isAuthorized")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void what_is_forged_expired_or_of_a_session_is_nobodys() throws Exception {
        String good = token(ours, HEAD, claims(60));
        String[] parts = good.split("\\.", -1);
        String other = BASE64.encodeToString(claims(6000).getBytes(StandardCharsets.UTF_8));
        for (String token : new String[] {
            token(others, HEAD, claims(60)),
            token(ours, HEAD, claims(0)),
            token(ours, HEAD, claims(-60)),
            token(ours, HEAD, "{\"iss\": \"labra\", \"sub\": \"1042\", \"uso\": \"API\"}"),
            token(ours, HEAD, claims(60).replace("API", "WEB")),
            token(ours, HEAD, claims(60).replace("\"labra\"", "\"other\"")),
            token(ours, "{\"alg\": \"RS256\", \"kid\": \"2\"}", claims(60)),
            token(ours, "{\"alg\": \"none\", \"kid\": \"1\"}", claims(60)),
            token(ours, "{\"alg\": \"HS256\", \"kid\": \"1\"}", claims(60)),
            token(ours, "[]", claims(60)),
            token(ours, HEAD, "not json"),
            parts[0] + "." + other + "." + parts[2],
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1],
            good + ".x",
        }) {
            assertThat(ask("Bearer " + token).toString()).as(token).isEqualTo("{\"isAuthorized\":false}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer ..",
                "Bearer a.b.c",
                "Basic YTpi",
                "Bearer \u0000.\u00e9.x",
                "Bearer %%%.%%%.%%%"
            })
    void garbage_is_nobodys(String header) throws Exception {
        assertThat(ask(header).toString()).isEqualTo("{\"isAuthorized\":false}");
    }

    @Test
    void an_event_without_a_header_or_with_a_huge_one_is_nobodys() throws Exception {
        for (String event : new String[] {
            "{}",
            "{\"headers\": null}",
            "{\"headers\": {\"authorization\": null}}",
            "{\"headers\": {\"authorization\": {\"a\": 1}}}"
        }) {
            assertThat(answer(event).toString()).isEqualTo("{\"isAuthorized\":false}");
        }
        assertThat(ask("Bearer " + "a".repeat(1_000_000)).toString()).isEqualTo("{\"isAuthorized\":false}");
    }

    @Test
    void keys_that_are_none_are_told_at_the_start() {
        for (String set : new String[] {
            "",
            "{}",
            "{\"keys\": []}",
            "[1]",
            "{\"keys\": [{\"kty\": \"oct\"}]}",
            "{\"keys\": [{\"kty\": \"RSA\", \"n\": \"\", \"e\": \"%\"}]}"
        }) {
            assertThatThrownBy(() -> PublicKeys.of(set)).as(set).isInstanceOf(IllegalStateException.class);
        }
    }
}
