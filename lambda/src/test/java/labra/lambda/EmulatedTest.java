package labra.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// A fine's way to its owner's mail and to those who subscribe, by the real SDK through moto's secrets, bus, rules,
/// queue, topic and mail, made as the template makes them.
class EmulatedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUS = "labra-town";

    private static TestTown town;
    private static Moto moto;

    @BeforeAll
    static void start() throws Exception {
        moto = new Moto();
        town = TestTown.get();
    }

    @AfterAll
    static void stop() throws Exception {
        if (moto != null) {
            moto.close();
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(moto.url)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
                .build();
    }

    private static FunctionProcess handler(String name, Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("AWS_ENDPOINT_URL", moto.url.toString());
        return FunctionProcess.handler(name, all);
    }

    @Test
    void a_fine_is_an_event_a_message_and_a_mail() throws Exception {
        try (SecretsManagerClient secrets =
                        client(SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()));
                SesClient mails = client(SesClient.builder().httpClient(UrlConnectionHttpClient.create()))) {
            secrets.createSecret(secret -> secret.name("relay")
                    .secretString("{\"username\": \"labra_relay\", \"password\": \"clave-de-relay\"}"));
            Queues queues = new Queues();
            town.run("DELETE FROM outbox");
            load();
            try (FunctionProcess relay = handler(
                    "Relay",
                    Map.of(
                            "LABRA_BUS",
                            BUS,
                            "LABRA_DATABASE_URL",
                            town.server.databaseUrl(),
                            "LABRA_DATABASE_SECRET",
                            "relay"))) {
                assertThat(relay.api.invoke("{}")).isEqualTo("{\"events\":1}");
            }
            Message owner = queues.only(queues.mails);
            JsonNode event = JSON.readTree(owner.body());
            assertThat(event.path("source").asText()).isEqualTo("labra");
            assertThat(event.path("detail").path("placa_patente").asText()).isEqualTo("AE123CD");
            queues.tell("Multa " + event.path("detail").path("numero").asText());
            assertThat(queues.only(queues.subscriber).body())
                    .contains("Multa M-")
                    .doesNotContain("ana.benitez");
            mails.verifyDomainIdentity(identity -> identity.domain("multas.example"));
            try (FunctionProcess mailer = handler(
                    "Mailer",
                    Map.of(
                            "LABRA_MAIL_FROM", "avisos@multas.example",
                            "LABRA_MAIL_SET", BUS,
                            "LABRA_URL", "https://multas.example"))) {
                assertThat(mailer.api.invoke(JSON.writeValueAsString(Map.of(
                                "Records", List.of(Map.of("messageId", owner.messageId(), "body", owner.body()))))))
                        .isEqualTo("{\"batchItemFailures\":[]}");
            }
            assertThat(mails.getSendQuota().sentLast24Hours()).isEqualTo(1);
        }
    }

    private static void load() throws Exception {
        var answer = town.server.send(town.server
                .request(
                        "/cargar_infraccion",
                        "Authorization",
                        "Bearer " + town.officer,
                        "Content-Type",
                        "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(TestTown.fine("evento emulado")))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /// The bus with its rule, the queue of mails, the topic and who subscribes to it, here a queue too.
    private static final class Queues {
        private final SqsClient queues = client(SqsClient.builder().httpClient(UrlConnectionHttpClient.create()));
        final String mails = queue("mails");
        final String subscriber = queue("subscriber");
        private final String topic;

        Queues() {
            try (EventBridgeClient events =
                            client(EventBridgeClient.builder().httpClient(UrlConnectionHttpClient.create()));
                    SnsClient topics = client(SnsClient.builder().httpClient(UrlConnectionHttpClient.create()))) {
                events.createEventBus(bus -> bus.name(BUS));
                events.putRule(rule -> rule.name("FineInserted")
                        .eventBusName(BUS)
                        .eventPattern("{\"detail-type\":[\"MultaCargada\"],\"source\":[\"labra\"]}"));
                topic = topics.createTopic(made -> made.name("fines")).topicArn();
                topics.subscribe(subscription ->
                        subscription.topicArn(topic).protocol("sqs").endpoint(arn(subscriber)));
                events.putTargets(targets -> targets.rule("FineInserted")
                        .eventBusName(BUS)
                        .targets(Target.builder().id("mails").arn(arn(mails)).build()));
            }
        }

        void tell(String subscribers) {
            try (SnsClient topics = client(SnsClient.builder().httpClient(UrlConnectionHttpClient.create()))) {
                topics.publish(message -> message.topicArn(topic).message(subscribers));
            }
        }

        private String queue(String name) {
            return queues.createQueue(made -> made.queueName(name)).queueUrl();
        }

        private String arn(String queue) {
            return Objects.requireNonNull(queues.getQueueAttributes(
                            asked -> asked.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes()
                    .get(QueueAttributeName.QUEUE_ARN));
        }

        Message only(String queue) {
            List<Message> all = queues.receiveMessage(
                            asked -> asked.queueUrl(queue).maxNumberOfMessages(10))
                    .messages();
            assertThat(all).as(queue).hasSize(1);
            return all.getFirst();
        }
    }
}
