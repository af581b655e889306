package labra.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

/// Makes the functions: all from two packages, apart by environment, by what they may, and by how many may run.
final class FunctionMaker {
    static final String APPLICATION = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    private final Stack stack;
    private final Foundation foundation;
    private final Code application;
    private final Code handlers;

    FunctionMaker(Stack stack, Foundation foundation, Sources sources) {
        this.stack = stack;
        this.foundation = foundation;
        this.application = Code.fromAsset(sources.application().toString());
        this.handlers = Code.fromAsset(sources.handlers().toString());
    }

    /// The application, answering for one type.
    Function application(String type) {
        Map<String, String> environment = database();
        environment.put("LABRA_SECRET", foundation.secrets.application.getSecretArn());
        environment.put("LABRA_URL", "https://" + foundation.installation.domain());
        environment.put("LABRA_EVIDENCE_MOST", "0");
        Function made = function(type, application, APPLICATION, environment)
                .memorySize(foundation.installation.functions().memory())
                .reservedConcurrentExecutions(
                        foundation.installation.functions().concurrency())
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .build();
        inside(made, type);
        foundation.secrets.read(foundation.secrets.application, made);
        return made;
    }

    /// The same package, once, as the schema's owner: starting it brings the schema up to date.
    Function schema() {
        Map<String, String> environment = database();
        environment.put("LABRA_DATABASE_SECRET", foundation.secrets.owner.getSecretArn());
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "true");
        // Migrations want more than the two connections of a function that answers.
        environment.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "4");
        environment.put("LABRA_EMPTY", "true");
        Function made = function(SchemaFunctions.SCHEMA, application, APPLICATION, environment)
                .functionName("Labra-" + foundation.installation.name() + "-" + SchemaFunctions.SCHEMA)
                .memorySize(foundation.installation.functions().memory())
                .timeout(Duration.minutes(15))
                .reservedConcurrentExecutions(1)
                .build();
        foundation.secrets.read(foundation.secrets.owner, made);
        return made;
    }

    /// Makes the roles of the database and gives them their passwords.
    Function roles() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LABRA_DATABASE_URL", foundation.url());
        environment.put("LABRA_DATABASE_SECRET", foundation.secrets.owner.getSecretArn());
        foundation.secrets.roles.forEach(
                (role, secret) -> environment.put("LABRA_ROLE_" + role, secret.getSecretArn()));
        Function made = connected(small(SchemaFunctions.ROLES, "Roles", environment))
                .functionName("Labra-" + foundation.installation.name() + "-" + SchemaFunctions.ROLES)
                .timeout(Duration.minutes(2))
                .build();
        foundation.secrets.read(foundation.secrets.owner, made);
        foundation.secrets.roles.values().forEach(secret -> foundation.secrets.read(secret, made));
        return made;
    }

    /// A small function without a network of ours.
    Function handler(String name, String type, Map<String, String> environment) {
        return small(name, type, environment).build();
    }

    /// A small function that reaches the database.
    Function inside(String name, String type, Map<String, String> environment) {
        return connected(small(name, type, environment)).build();
    }

    private Function.Builder connected(Function.Builder builder) {
        return builder.vpc(foundation.network.vpc)
                .vpcSubnets(foundation.network.app())
                .securityGroups(List.of(foundation.network.clients));
    }

    private Function.Builder small(String name, String type, Map<String, String> environment) {
        return function(name, handlers, "labra.lambda." + type + "::handleRequest", environment)
                .memorySize(512);
    }

    private Map<String, String> database() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", foundation.url());
        return environment;
    }

    private void inside(Function made, String type) {
        var secret = foundation.secrets.role(type);
        made.addEnvironment("LABRA_DATABASE_SECRET", secret.getSecretArn());
        foundation.secrets.read(secret, made);
    }

    private Function.Builder function(String name, Code code, String handler, Map<String, String> environment) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("JAVA_TOOL_OPTIONS", "--add-opens=java.base/java.lang=ALL-UNNAMED -XX:TieredStopAtLevel=1");
        Function.Builder builder = Function.Builder.create(stack, name)
                .description("Labra " + foundation.installation.name() + ": " + name)
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .timeout(Duration.seconds(29))
                .handler(handler)
                .code(code)
                .environment(all)
                .tracing(Tracing.ACTIVE)
                .loggingFormat(LoggingFormat.JSON)
                .logGroup(LogGroup.Builder.create(stack, name + "Log")
                        .retention(RetentionDays.THREE_MONTHS)
                        .build());
        return handler.equals(APPLICATION) ? connected(builder) : builder;
    }
}
