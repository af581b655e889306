package labra.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The small functions under the client that Lambda runs them with, by the real SDK: what becomes of a fine until its
/// owner's mail.
class SmallFunctionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static TestTown town;

    @BeforeAll
    static void start() throws Exception {
        town = TestTown.get();
    }

    private static Map<String, String> relaying() throws Exception {
        return Map.of(
                "LABRA_BUS",
                "labra-town",
                "LABRA_DATABASE_URL",
                town.server.databaseUrl(),
                "LABRA_DATABASE_SECRET",
                "relay");
    }

    private static void load(String comments) throws Exception {
        HttpResponse<String> answer = town.server.send(town.server
                .request(
                        "/cargar_infraccion",
                        "Authorization",
                        "Bearer " + town.officer,
                        "Content-Type",
                        "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(TestTown.fine(comments)))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void each_fine_is_an_event_once_and_none_is_lost_while_the_bus_is_away() throws Exception {
        try (FunctionProcess relay = town.handler("Relay", relaying())) {
            relay.api.invoke("{}");
            town.aws.events.clear();
            load("evento uno");
            town.aws.failing(true);
            assertThatThrownBy(() -> relay.api.invoke("{}")).hasMessageContaining("away");
            assertThat(town.count("SELECT count(*) FROM outbox WHERE topic = 'fine_registered'"))
                    .isEqualTo(1);
            town.aws.failing(false);
            long start = System.nanoTime();
            assertThat(relay.api.invoke("{}")).isEqualTo("{\"events\":1}");
            System.out.printf(
                    "Relay: ready in %d ms, one event %d ms%n",
                    relay.startMillis, (System.nanoTime() - start) / 1_000_000);
            assertThat(relay.api.invoke("{}")).isEqualTo("{\"events\":0}");
        } finally {
            town.aws.failing(false);
        }
        assertThat(town.aws.events).hasSize(1);
        JsonNode event = town.aws.events.getFirst();
        assertThat(event.path("DetailType").asText()).isEqualTo("MultaCargada");
        assertThat(event.path("EventBusName").asText()).isEqualTo("labra-town");
        JsonNode detail = JSON.readTree(event.path("Detail").asText());
        assertThat(detail.path("placa_patente").asText()).isEqualTo("AE123CD");
        assertThat(detail.path("email").asText()).isEqualTo("ana.benitez@example.com");
        assertThat(detail.path("numero").asText()).isNotBlank();
    }

    @Test
    void who_objected_to_mail_stands_in_no_event() throws Exception {
        town.run("UPDATE person SET objected_at = now() WHERE email = 'ana.benitez@example.com'");
        try (FunctionProcess relay = town.handler("Relay", relaying())) {
            relay.api.invoke("{}");
            town.aws.events.clear();
            load("evento sin correo");
            relay.api.invoke("{}");
        } finally {
            town.run("UPDATE person SET objected_at = NULL WHERE email = 'ana.benitez@example.com'");
        }
        assertThat(town.aws.events).hasSize(1);
        assertThat(town.aws.events.getFirst().path("Detail").asText()).doesNotContain("ana.benitez");
    }

    @Test
    void a_report_that_somebody_asked_for_by_mail_is_sent_once_in_a_while() throws Exception {
        load("evento del informe");
        town.run("DELETE FROM outbox");
        town.run(
                "INSERT INTO outbox (topic, fine_ids, email) VALUES ('report_requested', '{}', 'Ana.Benitez@example.com')");
        town.run(
                "INSERT INTO outbox (topic, fine_ids, email) VALUES ('report_requested', '{}', 'ana.benitez@example.com')");
        town.run("INSERT INTO outbox (topic, fine_ids, email) VALUES ('report_requested', '{}', 'nadie@example.com')");
        town.aws.events.clear();
        town.aws.mails.clear();
        try (FunctionProcess relay = town.handler("Relay", relaying())) {
            assertThat(relay.api.invoke("{}")).isEqualTo("{\"events\":1}");
        }
        assertThat(town.count("SELECT count(*) FROM outbox")).isZero();
        assertThat(town.count("SELECT count(*) FROM notice WHERE kind = 'REPORT' AND state = 'SENT'"))
                .isEqualTo(1);
        JsonNode event = town.aws.events.getFirst();
        assertThat(event.path("DetailType").asText()).isEqualTo("InformePedido");
        String body = JSON.writeValueAsString(Map.of(
                "detail-type",
                "InformePedido",
                "detail",
                JSON.readTree(event.path("Detail").asText())));
        try (FunctionProcess mailer = town.handler("Mailer", mailing())) {
            mailer.api.invoke(JSON.writeValueAsString(
                    Map.of("Records", java.util.List.of(Map.of("messageId", "1", "body", body)))));
        }
        assertThat(town.aws.mails).hasSize(1);
        JsonNode simple = town.aws.mails.getFirst().path("Content").path("Simple");
        assertThat(simple.path("Subject").path("Data").asText()).isEqualTo("Su informe de multas");
        assertThat(simple.path("Body").path("Text").path("Data").asText()).contains("M-", "vehículo AE123CD");
    }

    @Test
    void roles_are_made_all_or_none() throws Exception {
        town.aws.put("other", "{\"username\": \"x\", \"password\": \"otra\"}");
        Map<String, String> environment = new java.util.HashMap<>(Map.of(
                "LABRA_DATABASE_URL",
                town.server.databaseUrl(),
                "LABRA_DATABASE_SECRET",
                "owner",
                "LABRA_ROLE_informe",
                "other",
                "LABRA_ROLE_nadie",
                "other"));
        try (FunctionProcess roles = town.handler("Roles", environment)) {
            assertThatThrownBy(() -> roles.api.invoke("{}")).hasMessageContaining("nothing is known of the role nadie");
        }
        // The password of the first of them is the one that it was.
        town.as("informe").close();
    }

    private static Map<String, String> mailing() {
        return Map.of(
                "LABRA_MAIL_FROM",
                "avisos@multas.example",
                "LABRA_MAIL_SET",
                "labra-town",
                "LABRA_URL",
                "https://multas.example");
    }

    @Test
    void mails_that_fail_are_named_and_the_rest_has_left() throws Exception {
        town.aws.mails.clear();
        town.aws.refuse("malo@example.com");
        String answer;
        try (FunctionProcess mailer = town.handler("Mailer", mailing())) {
            answer = mailer.api.invoke(JSON.writeValueAsString(Map.of(
                    "Records",
                    java.util.List.of(
                            record("1", "ana@example.com"),
                            record("2", "malo@example.com"),
                            record("3", null),
                            Map.of("messageId", "4", "body", "not json")))));
            System.out.printf("Mailer: ready in %d ms%n", mailer.startMillis);
        }
        assertThat(JSON.readTree(answer).path("batchItemFailures"))
                .extracting(one -> one.path("itemIdentifier").asText())
                .containsExactly("2", "4");
        assertThat(town.aws.mails).hasSize(1);
        JsonNode mail = town.aws.mails.getFirst();
        assertThat(mail.path("FromEmailAddress").asText()).isEqualTo("avisos@multas.example");
        assertThat(mail.path("ConfigurationSetName").asText()).isEqualTo("labra-town");
        assertThat(mail.path("Content")
                        .path("Simple")
                        .path("Subject")
                        .path("Data")
                        .asText())
                .isEqualTo("Multa 7 a la patente AE123CD");
    }

    private static Map<String, String> record(String id, @Nullable String email) throws Exception {
        Map<String, Object> detail = new java.util.HashMap<>(
                Map.of("numero", "7", "placa_patente", "AE123CD", "timestamp", "t", "nombre", "Ana", "idioma", "es"));
        if (email != null) {
            detail.put("email", email);
        }
        return Map.of("messageId", id, "body", JSON.writeValueAsString(Map.of("detail", detail)));
    }

    @Test
    void the_authorizer_knows_the_servers_tokens() throws Exception {
        town.aws.put(
                "public-keys",
                town.server.get("/.well-known/jwks.json").statusCode() == 200
                        ? town.server.get("/.well-known/jwks.json").body()
                        : publicHalf());
        try (FunctionProcess authorizer = town.handler("Authorizer", Map.of("LABRA_PUBLIC_KEYS", "public-keys"))) {
            JsonNode ours = JSON.readTree(authorizer.api.invoke(asking("Bearer " + town.officer)));
            assertThat(ours.path("isAuthorized").asBoolean()).isTrue();
            assertThat(ours.path("context").path("login").asText()).isEqualTo("1042");
            assertThat(authorizer.api.invoke(asking("Bearer " + town.officer + "x")))
                    .isEqualTo("{\"isAuthorized\":false}");
            assertThat(authorizer.api.invoke(asking(""))).isEqualTo("{\"isAuthorized\":false}");
            System.out.printf("Authorizer: ready in %d ms%n", authorizer.startMillis);
        }
    }

    private static String publicHalf() throws Exception {
        JsonNode key = JSON.readTree(town.server.key());
        return JSON.writeValueAsString(Map.of(
                "keys",
                java.util.List.of(Map.of(
                        "kty",
                        "RSA",
                        "kid",
                        key.path("kid").asText(),
                        "n",
                        key.path("n").asText(),
                        "e",
                        key.path("e").asText()))));
    }

    private static String asking(String header) throws Exception {
        return JSON.writeValueAsString(
                Map.of("version", "2.0", "type", "REQUEST", "headers", Map.of("authorization", header)));
    }

    @Test
    void a_secret_that_is_not_there_is_told_without_a_value() {
        assertThatThrownBy(() -> town.handler("Authorizer", Map.of("LABRA_PUBLIC_KEYS", "nothing")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("did not begin");
    }
}
