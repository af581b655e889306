package labra.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.codedeploy.LambdaApplication;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentGroup;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

/// Makes the functions: all from two packages, apart by environment, by what they may, and by how many may run. A new
/// version gets a
/// tenth of the requests for five minutes, and goes back at the first error.
final class FunctionMaker {
    static final String APPLICATION = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    private final Functions stack;
    private final Foundation foundation;
    private final Code application;
    private final Code handlers;
    private final LambdaApplication deployments;

    FunctionMaker(Functions stack, Foundation foundation, Sources sources) {
        this.stack = stack;
        this.foundation = foundation;
        this.application = Code.fromAsset(sources.application().toString());
        this.handlers = Code.fromAsset(sources.handlers().toString());
        this.deployments =
                LambdaApplication.Builder.create(stack, "Deployments").build();
    }

    /// The application, answering for one type.
    Deployed application(String type) {
        Map<String, String> environment = database(type);
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
        return live(made, type);
    }

    /// The same package, once, as the schema's owner: starting it brings the schema up to date.
    Deployed schema() {
        Map<String, String> environment = database("schema");
        environment.put("LABRA_DATABASE_SECRET", foundation.secrets.owner.getSecretArn());
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "true");
        Function made = function("schema", application, APPLICATION, environment)
                .memorySize(foundation.installation.functions().memory())
                .timeout(Duration.minutes(15))
                .reservedConcurrentExecutions(1)
                .build();
        foundation.secrets.read(foundation.secrets.owner, made);
        return live(made, "schema");
    }

    /// Makes the roles of the database and gives them their passwords.
    Deployed roles() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LABRA_DATABASE_URL", foundation.url());
        environment.put("LABRA_DATABASE_SECRET", foundation.secrets.owner.getSecretArn());
        foundation.secrets.roles.forEach(
                (role, secret) -> environment.put("LABRA_ROLE_" + role, secret.getSecretArn()));
        Deployed made = inside("roles", "Roles", environment);
        foundation.secrets.read(foundation.secrets.owner, made.function());
        foundation.secrets.roles.values().forEach(secret -> foundation.secrets.read(secret, made.function()));
        return made;
    }

    /// A small function without a network of ours.
    Deployed handler(String name, String type, Map<String, String> environment) {
        return live(small(name, type, environment).build(), name);
    }

    /// A small function that reaches the database.
    Deployed inside(String name, String type, Map<String, String> environment) {
        return live(
                small(name, type, environment)
                        .vpc(foundation.network.vpc)
                        .vpcSubnets(foundation.network.app())
                        .securityGroups(List.of(foundation.network.clients))
                        .build(),
                name);
    }

    private Function.Builder small(String name, String type, Map<String, String> environment) {
        return function(name, handlers, "labra.lambda." + type + "::handleRequest", environment)
                .memorySize(512);
    }

    private Map<String, String> database(String type) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LABRA_FUNCTION", type);
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
        if (handler.equals(APPLICATION)) {
            builder.vpc(foundation.network.vpc)
                    .vpcSubnets(foundation.network.app())
                    .securityGroups(List.of(foundation.network.clients));
        }
        return builder;
    }

    private Deployed live(Function made, String name) {
        Annotations.of(made)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:snapStartRequirePublish", "its versions are published, by the alias");
        for (String policy : List.of("AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole")) {
            Reasons.allow(
                    made,
                    "AwsSolutions-IAM4",
                    "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/" + policy,
                    "Logs and the network interfaces of a function, as AWS documents them.");
        }
        Alias alias = Alias.Builder.create(stack, name + "Live")
                .aliasName("live")
                .version(made.getCurrentVersion())
                .build();
        Alarm errors = alias.metricErrors()
                .createAlarm(
                        stack,
                        name + "Errors",
                        CreateAlarmOptions.builder()
                                .alarmDescription("An error of the function " + name + "; a new version goes back")
                                .threshold(1)
                                .evaluationPeriods(1)
                                .treatMissingData(TreatMissingData.NOT_BREACHING)
                                .build());
        LambdaDeploymentGroup group = LambdaDeploymentGroup.Builder.create(stack, name + "Deployment")
                .application(deployments)
                .alias(alias)
                .deploymentConfig(LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES)
                .alarms(List.of(errors))
                .build();
        Reasons.allow(
                group,
                "AwsSolutions-IAM4",
                "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited",
                "CodeDeploy's own role for shifting requests between versions.");
        return new Deployed(made, alias);
    }
}
