package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The functions by type, sentence by sentence.
class FunctionsTest {
    private static final Set<String> TYPES = Set.of("personas", "vehiculos", "policias", "multas");

    private static Assemblies.Assembly province() {
        return Assemblies.province(Case.FUNCTIONS);
    }

    private static Map<String, Templates.Resource> ours() {
        Map<String, Templates.Resource> found = new TreeMap<>();
        province().all("AWS::Lambda::Function").stream()
                .filter(one -> one.text("Description").startsWith("Labra "))
                .forEach(one -> found.put(one.text("Description").replaceAll(".*: ", ""), one));
        return found;
    }

    @Test
    @Says({"A1", "A2"})
    void each_type_is_a_function_of_the_managed_java() {
        assertThat(ours().keySet()).containsAll(TYPES);
        TYPES.forEach(type -> {
            var function = Objects.requireNonNull(ours().get(type));
            assertThat(function.text("Runtime")).isEqualTo("java25");
            assertThat(function.text("Handler")).isEqualTo(FunctionMaker.APPLICATION);
            assertThat(function.text("SnapStart.ApplyOn")).isEqualTo("PublishedVersions");
            assertThat(function.get("Environment.Variables.LABRA_DATABASE_SECRET")
                            .toString())
                    .contains("Role" + type);
        });
    }

    @Test
    @Says("A3")
    void api_gateway_sends_each_path_to_the_function_of_its_type() {
        assertThat(province().all("AWS::ApiGatewayV2::Api")).hasSize(1);
        Map<String, String> routes = routes().stream()
                .collect(Collectors.toMap(
                        one -> one.text("RouteKey"), one -> integration(one), (a, b) -> a, TreeMap::new));
        TYPES.forEach(type -> {
            assertThat(routes.get("ANY /" + type)).contains(type + "Live");
            assertThat(routes.get("ANY /" + type + "/{proxy+}")).contains(type + "Live");
        });
        assertThat(routes.get("ANY /cargar_infraccion")).contains("multasLive");
        assertThat(routes.get("ANY /generar_informe")).contains("informeLive");
    }

    @Test
    @Says("A9")
    void whoever_asks_for_more_than_a_report_passes_the_authorizer() {
        var authorizer = province().only("AWS::ApiGatewayV2::Authorizer");
        assertThat(authorizer.text("AuthorizerType")).isEqualTo("REQUEST");
        assertThat(authorizer.get("IdentitySource").toString())
                .contains("$request.header.Authorization", "$context.routeKey");
        Set<String> open = routes().stream()
                .filter(one -> one.text("AuthorizationType").equals("NONE"))
                .map(one -> one.text("RouteKey"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(open)
                .containsExactly(
                        "ANY /docs",
                        "ANY /docs/{proxy+}",
                        "ANY /generar_informe",
                        "ANY /openapi",
                        "ANY /openapi.json",
                        "ANY /q/health",
                        "ANY /token");
        assertThat(routes())
                .filteredOn(one -> !open.contains(one.text("RouteKey")))
                .allMatch(one -> one.text("AuthorizationType").equals("CUSTOM"));
    }

    @Test
    @Says("A7")
    void each_fine_is_an_event_that_goes_to_those_who_subscribe() {
        var rule = rule("MultaCargada");
        assertThat(rule.get("EventPattern").toString())
                .isEqualTo("{\"detail-type\":[\"MultaCargada\"],\"source\":[\"labra\"]}");
        assertThat(rule.get("Targets").size()).isEqualTo(2);
        assertThat(rule.get("Targets"))
                .allMatch(target -> !target.path("DeadLetterConfig").isMissingNode());
        String told = rule.get("Targets").toString();
        assertThat(told).contains("$.detail.numero").doesNotContain("correo", "$.detail.email");
        assertThat(province().all("AWS::SNS::Topic"))
                .hasSize(2)
                .allMatch(topic -> !topic.get("KmsMasterKeyId").isMissingNode());
        assertThat(province().all("AWS::SNS::Subscription"))
                .anyMatch(one -> one.text("Protocol").equals("email"));
    }

    private static Templates.Resource rule(String kind) {
        return province().all("AWS::Events::Rule").stream()
                .filter(one -> one.get("EventPattern").toString().contains(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_report_that_was_asked_for_goes_to_whom_it_is_about_alone() {
        assertThat(rule("InformePedido").get("Targets").size()).isEqualTo(1);
        assertThat(rule("InformePedido").get("Targets").toString())
                .contains("Mails")
                .doesNotContain("Subscribers");
    }

    @Test
    void an_error_of_any_function_reaches_the_operators() {
        assertThat(province().resources("functions"))
                .filteredOn(one -> one.type().equals("AWS::CloudWatch::Alarm"))
                .hasSize(8)
                .allMatch(alarm -> alarm.get("AlarmActions").toString().contains("Operators"))
                .anyMatch(alarm -> alarm.text("AlarmDescription").equals("An error of the function relay"));
    }

    /// aws/commands.sh deploys and calls them, by these names, before the stack of the functions.
    @Test
    void the_schema_comes_before_the_functions_that_want_it() throws java.io.IOException {
        assertThat(province().resources("schema"))
                .filteredOn(one -> one.type().equals("AWS::Lambda::Function"))
                .extracting(one -> one.text("FunctionName"))
                .containsExactlyInAnyOrder("Labra-province-schema", "Labra-province-roles");
        assertThat(province().resources("schema"))
                .anyMatch(one -> one.text("Environment.Variables.QUARKUS_DATASOURCE_JDBC_MAX_SIZE")
                                .equals("4")
                        && one.text("Environment.Variables.QUARKUS_FLYWAY_MIGRATE_AT_START")
                                .equals("true"));
        String commands = java.nio.file.Files.readString(Assemblies.HOME.resolve("aws/commands.sh"));
        assertThat(commands)
                .containsSubsequence(
                        "deploy \"Labra-$name-schema\"",
                        "aws_invoke \"Labra-$name-roles\"",
                        "aws_invoke \"Labra-$name-schema\"",
                        "aws_invoke \"Labra-$name-roles\"",
                        "aws_prepare \"$name\"",
                        "deploy \"$all\"");
    }

    @Test
    @Says("A8")
    void the_people_concerned_get_a_mail_and_one_that_fails_is_seen() {
        assertThat(province().only("AWS::Lambda::EventSourceMapping").text("FunctionResponseTypes.0"))
                .isEqualTo("ReportBatchItemFailures");
        assertThat(province().only("AWS::SES::EmailIdentity").text("EmailIdentity"))
                .isEqualTo("multas.provincia.example");
        assertThat(province().all("AWS::SQS::Queue"))
                .anyMatch(queue -> queue.text("RedrivePolicy.maxReceiveCount").equals("5"));
        assertThat(province().all("AWS::CloudWatch::Alarm"))
                .anyMatch(alarm -> alarm.text("AlarmDescription").contains("five times"));
    }

    @Test
    void each_type_reads_the_password_of_its_own_role_alone() {
        var policies = province().all("AWS::IAM::Policy");
        for (String type : List.of("personas", "vehiculos", "policias", "multas", "informe")) {
            var policy = policies.stream()
                    .filter(one -> one.id().startsWith(type + "ServiceRole"))
                    .findFirst()
                    .orElseThrow();
            String text = policy.json().toString();
            for (String other : Secrets.FUNCTIONS) {
                boolean reads = text.contains("SecretsRole" + other);
                assertThat(reads).as("%s reads the password of %s", type, other).isEqualTo(other.equals(type));
            }
            assertThat(text).doesNotContain("SecretsOwner");
        }
    }

    @Test
    void a_new_version_gets_a_tenth_of_the_requests_first_and_goes_back_at_an_error() {
        assertThat(province().all("AWS::CodeDeploy::DeploymentGroup"))
                .hasSize(ours().size() - 2)
                .allMatch(group ->
                        group.text("DeploymentConfigName").equals("CodeDeployDefault.LambdaCanary10Percent5Minutes"))
                .allMatch(group ->
                        group.get("AutoRollbackConfiguration.Events").toString().contains("DEPLOYMENT_STOP_ON_ALARM"));
    }

    private static List<Templates.Resource> routes() {
        return province().all("AWS::ApiGatewayV2::Route");
    }

    private static String integration(Templates.Resource route) {
        String target = route.get("Target").toString();
        return province().all("AWS::ApiGatewayV2::Integration").stream()
                .filter(one -> target.contains("\"" + one.id() + "\""))
                .map(one -> one.json().toString())
                .findFirst()
                .orElse(target);
    }
}
