package labra.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.codebuild.BuildEnvironment;
import software.amazon.awscdk.services.codebuild.BuildEnvironmentVariable;
import software.amazon.awscdk.services.codebuild.BuildSpec;
import software.amazon.awscdk.services.codebuild.CloudWatchLoggingOptions;
import software.amazon.awscdk.services.codebuild.ComputeType;
import software.amazon.awscdk.services.codebuild.LinuxArmBuildImage;
import software.amazon.awscdk.services.codebuild.LoggingOptions;
import software.amazon.awscdk.services.codebuild.Project;
import software.amazon.awscdk.services.ecr.assets.DockerImageAsset;
import software.amazon.awscdk.services.ecr.assets.Platform;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/// Brings the schema and its roles up to date from inside the network, before a new version is served.
final class SchemaBuild extends Construct {
    final Project project;
    final DockerImageAsset image;

    SchemaBuild(Foundation foundation, Sources sources) {
        super(foundation, "Schema");
        image = DockerImageAsset.Builder.create(this, "Image")
                .directory(sources.image().toString())
                .platform(Platform.LINUX_ARM64)
                .build();
        Asset roles = Asset.Builder.create(this, "Roles")
                .path(sources.roles().toString())
                .build();
        project = Project.Builder.create(this, "Project")
                .projectName("Labra-" + foundation.installation.name() + "-schema")
                .description("Labra " + foundation.installation.name() + ": migrations and roles of the database")
                .vpc(foundation.network.vpc)
                .subnetSelection(foundation.network.app())
                .securityGroups(List.of(foundation.network.clients))
                .encryptionKey(foundation.key)
                .environment(BuildEnvironment.builder()
                        .buildImage(LinuxArmBuildImage.AMAZON_LINUX_2_STANDARD_3_0)
                        .computeType(ComputeType.SMALL)
                        .privileged(true)
                        .build())
                .environmentVariables(variables(foundation, roles))
                .buildSpec(BuildSpec.fromObject(
                        Map.of("version", "0.2", "phases", Map.of("build", Map.of("commands", commands())))))
                .logging(LoggingOptions.builder()
                        .cloudWatch(CloudWatchLoggingOptions.builder()
                                .logGroup(LogGroup.Builder.create(this, "Log")
                                        .retention(RetentionDays.THREE_MONTHS)
                                        .build())
                                .build())
                        .build())
                .timeout(Duration.minutes(30))
                .build();
        image.getRepository().grantPull(project);
        roles.grantRead(project);
        foundation.secrets.read(foundation.secrets.owner, project);
        foundation.secrets.roles.values().forEach(secret -> foundation.secrets.read(secret, project));
        Reasons.allow(
                project,
                "AwsSolutions-CB3",
                "It runs the application's own image, and a container engine wants that right; it has no way in.");
        Grants.explain(project);
        Grants.build(project);
    }

    /// Only the names of the secrets: their values are read while it runs.
    private static Map<String, BuildEnvironmentVariable> variables(Foundation foundation, Asset roles) {
        Map<String, BuildEnvironmentVariable> variables = new LinkedHashMap<>();
        variables.put("ROLES", plain(roles.getS3ObjectUrl()));
        variables.put("HOST", plain(foundation.database.getDbInstanceEndpointAddress()));
        variables.put("PORT", plain(String.valueOf(Network.DATABASE_PORT)));
        variables.put("LABRA_DATABASE_URL", plain(foundation.url()));
        variables.put("OWNER", plain(foundation.secrets.owner.getSecretArn()));
        foundation.secrets.roles.forEach((role, secret) -> variables.put("ROLE_" + role, plain(secret.getSecretArn())));
        return variables;
    }

    private static BuildEnvironmentVariable plain(String value) {
        return BuildEnvironmentVariable.builder().value(value).build();
    }

    private List<String> commands() {
        return List.of(
                "secret() { aws secretsmanager get-secret-value --secret-id \"$1\" --query SecretString --output text | jq -r .password; }",
                "aws s3 cp \"$ROLES\" roles.sql && export PGPASSWORD=\"$(secret \"$OWNER\")\" PGSSLMODE=require",
                "for role in ${!ROLE_@}; do printf '\\\\set %s %s\\n' \"${role#ROLE_}\" \"$(secret \"${!role}\")\"; done >passwords.sql",
                "psql() { docker run --rm -e PGPASSWORD -e PGSSLMODE -v \"$PWD:/w\" -w /w public.ecr.aws/docker/library/postgres:18"
                        + " psql -X -q -v ON_ERROR_STOP=1 -h \"$HOST\" -p \"$PORT\" -U labra_owner -d labra \"$@\"; }",
                "psql -f passwords.sql -f roles.sql",
                "docker pull -q " + image.getImageUri(),
                "LABRA_DATABASE_PASSWORD=\"$PGPASSWORD\" docker run --rm -e LABRA_DATABASE_URL -e LABRA_DATABASE_PASSWORD"
                        + " -e LABRA_DATABASE_USER=labra_owner -e LABRA_KEYS_FOLDER=/tmp/keys " + image.getImageUri()
                        + " migrate",
                "psql -f passwords.sql -f roles.sql");
    }
}
