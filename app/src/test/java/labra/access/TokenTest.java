package labra.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import labra.Api;
import labra.access.keys.SigningKeys;
import labra.contract.Problems;
import labra.platform.Actor;
import labra.platform.Database;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A token opens the door only while it is whole, ours, alive and not revoked.
@QuarkusTest
class TokenTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Actor TEST = new Actor("test", "127.0.0.1");

    @Inject
    Api api;

    @Inject
    Tokens tokens;

    @Inject
    SigningKeys keys;

    @Inject
    Database database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer x.y.z",
                "Bearer ..",
                "Bearer a b",
                "Basic YWRtaW46eA==",
                "Token abc",
                "x",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Bearer ñ"
            })
    void a_garbled_header_is_401(String header) {
        Response answer = RestAssured.given().header("Authorization", header).get("/personas");
        Problems.of(answer, 401, "invalid-token");
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void a_missing_token_is_401_and_says_so() {
        Response answer = Api.anonymous().get("/personas");
        Problems.of(answer, 401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"labra\"");
    }

    @Test
    void a_token_with_anything_changed_is_401() {
        String[] parts = api.administratorToken().split("\\.", -1);
        String officer = new String(
                Base64.getUrlDecoder().decode(api.officerToken().split("\\.", -1)[1]), StandardCharsets.UTF_8);
        String raised = encoded(officer.replace("\"policia\"", "\"administrador\""));
        for (String forged : List.of(
                parts[0] + "." + raised + "." + parts[2],
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1],
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, parts[2].length() - 4) + "AAAA",
                parts[1] + "." + parts[0] + "." + parts[2],
                "." + parts[1] + "." + parts[2],
                "x".repeat(7_000))) {
            assertRefused(forged);
        }
    }

    /// The texts that stand for the same bytes, and those that a lenient reader takes for them.
    @Test
    void a_token_has_exactly_one_text() {
        String token = Api.signIn("usuario", api.account(Role.AUDITOR));
        String session = session();
        assertThat(status(token)).isEqualTo(200);
        assertThat(statusOfSession(session)).isEqualTo(200);
        for (String form : otherTexts(token)) {
            assertRefused(form);
        }
        for (String form : otherTexts(session)) {
            assertThat(statusOfSession(form))
                    .as(form.substring(form.length() - 8))
                    .isEqualTo(401);
        }
        assertThat(status(token)).isEqualTo(200);
    }

    private static List<String> otherTexts(String token) {
        List<String> others = new ArrayList<>();
        for (String tail : List.of("=", "==", ".", "!", "*", "%20", "A", "AAAA", "~")) {
            others.add(token + tail);
        }
        String body = token.substring(0, token.length() - 1);
        for (char letter : ALPHABET.toCharArray()) {
            if (letter != token.charAt(token.length() - 1)) {
                others.add(body + letter);
            }
        }
        String[] parts = token.split("\\.", -1);
        others.add(parts[0] + "." + parts[1] + "." + parts[2].substring(0, 5) + "!" + parts[2].substring(5));
        others.add(parts[0] + "=." + parts[1] + "." + parts[2]);
        others.add(parts[0] + "." + parts[1] + "=." + parts[2]);
        String standard = parts[2].replace('-', '+').replace('_', '/');
        if (!standard.equals(parts[2])) {
            others.add(parts[0] + "." + parts[1] + "." + standard);
        }
        return others;
    }

    private String session() {
        var login = database.read(TokenRecords.class, records -> records.account("admin"))
                .orElseThrow();
        return tokens.issue(login, Bearer.Purpose.WEB, Duration.ofMinutes(1), null, TEST)
                .token();
    }

    private static int statusOfSession(String session) {
        return RestAssured.given()
                .cookie(BearerMechanism.COOKIE, session)
                .get("/personas")
                .statusCode();
    }

    @Test
    void an_algorithm_that_is_not_ours_is_401() throws Exception {
        String payload = payload(api.administratorToken());
        String id = keys.signer().getKeyId();
        for (String none : List.of("none", "None", "NONE", "")) {
            String header = encoded("{\"alg\":\"" + none + "\",\"kid\":\"" + id + "\",\"typ\":\"JWT\"}");
            assertRefused(header + "." + encoded(payload) + ".");
        }
        byte[] der = keys.signer().getRsaPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(
                der, pem.getBytes(StandardCharsets.UTF_8), keys.publicKeys().getBytes(StandardCharsets.UTF_8))) {
            assertRefused(signed(payload, "HS256", new SecretKeySpec(secret, "HmacSHA256"), id));
        }
        assertRefused(signed(payload, "RS512", keys.signer().getRsaPrivateKey(), id));
        assertRefused(signed(payload, "PS256", keys.signer().getRsaPrivateKey(), id));
    }

    @Test
    void a_stranger_s_key_is_401() throws Exception {
        String payload = payload(api.administratorToken());
        RsaJsonWebKey stranger = RsaJwkGenerator.generateJwk(2048);
        assertRefused(signed(
                payload, "RS256", stranger.getRsaPrivateKey(), keys.signer().getKeyId()));
        assertRefused(signed(payload, "RS256", stranger.getRsaPrivateKey(), "mine"));
        assertRefused(signed(payload, "RS256", keys.signer().getRsaPrivateKey(), "../../etc/passwd"));
    }

    @Test
    void claims_that_are_missing_or_odd_are_401() throws Exception {
        String payload = payload(api.administratorToken());
        for (String claim : List.of("iss", "sub", "jti", "exp", "rol", "uid", "uso")) {
            String without = payload.replaceAll("\"" + claim + "\":(\"[^\"]*\"|\\d+),?", "")
                    .replace(",}", "}");
            assertRefused(signed(
                    without,
                    "RS256",
                    keys.signer().getRsaPrivateKey(),
                    keys.signer().getKeyId()));
            String odd = payload.replaceAll("\"" + claim + "\":(\"[^\"]*\"|\\d+)", "\"" + claim + "\":[{}]");
            assertRefused(signed(
                    odd,
                    "RS256",
                    keys.signer().getRsaPrivateKey(),
                    keys.signer().getKeyId()));
        }
        String unknownId = payload.replaceAll("\"jti\":\"[^\"]*\"", "\"jti\":\"" + UUID.randomUUID() + "\"");
        assertRefused(signed(
                unknownId,
                "RS256",
                keys.signer().getRsaPrivateKey(),
                keys.signer().getKeyId()));
        assertThat(status(signed(
                        payload,
                        "RS256",
                        keys.signer().getRsaPrivateKey(),
                        keys.signer().getKeyId())))
                .isEqualTo(200);
    }

    @Test
    void an_expired_token_is_401() throws InterruptedException {
        var login = database.read(TokenRecords.class, records -> records.account("admin"))
                .orElseThrow();
        Duration life = Duration.ofSeconds(5);
        String token = tokens.issue(login, Bearer.Purpose.API, life, null, TEST).token();
        Instant end = Instant.now().plus(life);
        assertThat(status(token)).isEqualTo(200);
        Thread.sleep(Duration.between(Instant.now(), end));
        assertRefused(token);
    }

    @Test
    void a_session_of_the_interface_is_no_bearer_token_nor_the_reverse() {
        var login = database.read(TokenRecords.class, records -> records.account("admin"))
                .orElseThrow();
        String session = tokens.issue(login, Bearer.Purpose.WEB, Duration.ofMinutes(1), null, TEST)
                .token();
        assertRefused(session);
        assertThat(RestAssured.given()
                        .cookie(BearerMechanism.COOKIE, session)
                        .get("/personas")
                        .statusCode())
                .isEqualTo(200);
        Response reverse = RestAssured.given()
                .cookie(BearerMechanism.COOKIE, api.administratorToken())
                .get("/personas");
        Problems.of(reverse, 401, "unauthenticated");
    }

    /// What it is called now, in the trail and everywhere: the id stays.
    @Test
    void who_gets_another_name_keeps_their_token() {
        String username = api.account(Role.SUPERVISOR);
        String token = Api.signIn("usuario", username);
        assertThat(status(token)).isEqualTo(200);
        String renamed = Api.unique("renombrado");
        database.write(
                TEST,
                handle -> handle.execute("UPDATE account SET username = ? WHERE username = ?", renamed, username));
        int person = Api.as(token)
                .body(Map.of("nombre", "Luz", "correo_electronico", renamed + "@example.com"))
                .post("/personas")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(database.<String>read(handle -> handle.createQuery(
                                "SELECT actor FROM audit WHERE subject = 'person' AND subject_id = ?")
                        .bind(0, Integer.toString(person))
                        .mapTo(String.class)
                        .one()))
                .isEqualTo("account:" + renamed);
    }

    @Test
    void a_session_that_nobody_uses_ends_and_one_in_use_goes_on() {
        String session = session();
        assertThat(statusOfSession(session)).isEqualTo(200);
        idle(session, "29 minutes");
        assertThat(statusOfSession(session)).isEqualTo(200);
        idle(session, "31 minutes");
        assertThat(statusOfSession(session)).isEqualTo(401);
    }

    /// As if it had been used last so long ago, and this copy did not remember it.
    private void idle(String session, String time) {
        String id = Objects.requireNonNull(payload(session).replaceAll(".*\"jti\":\"([^\"]*)\".*", "$1"));
        database.write(
                TEST,
                handle -> handle.execute(
                        "UPDATE session_use SET used_at = now() - ?::interval WHERE token_id = ?::uuid", time, id));
    }

    @Test
    void the_public_keys_verify_and_hold_no_secret() throws Exception {
        Response answer = Api.anonymous().get("/.well-known/jwks.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, Object> key = answer.jsonPath().getMap("keys[0]");
        assertThat(key)
                .containsKeys("kty", "kid", "n", "e", "alg", "use")
                .doesNotContainKeys("d", "p", "q", "dp", "dq", "qi");
        JsonWebSignature token = new JsonWebSignature();
        token.setCompactSerialization(api.administratorToken());
        token.setKey(new JsonWebKeySet(answer.asString())
                .findJsonWebKey(token.getKeyIdHeaderValue(), null, null, null)
                .getKey());
        assertThat(token.verifySignature()).isTrue();
        assertThat(payload(api.administratorToken())).doesNotContain("nombre", "correo", "clave");
    }

    @Test
    void keys_rotate_without_signing_anybody_out() {
        String before = Api.signIn("usuario", api.account(Role.AUDITOR));
        keys.rotate();
        String after = Api.signIn("usuario", api.account(Role.AUDITOR));
        assertThat(status(before)).isEqualTo(200);
        assertThat(status(after)).isEqualTo(200);
        assertThat(Api.anonymous().get("/.well-known/jwks.json").jsonPath().getList("keys"))
                .hasSizeGreaterThan(1);
    }

    private void assertRefused(String token) {
        Problems.of(Api.as(token).get("/personas"), 401, "invalid-token");
    }

    private static int status(String token) {
        return Api.as(token).get("/personas").statusCode();
    }

    private static String signed(String payload, String algorithm, Key key, String keyId) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(payload);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(keyId);
        signature.setKey(key);
        signature.setDoKeyValidation(false);
        return signature.getCompactSerialization();
    }

    private static String payload(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
