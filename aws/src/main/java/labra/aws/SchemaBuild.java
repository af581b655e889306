package labra.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.codebuild.ComputeType;
import software.amazon.awscdk.services.codebuild.Project;
import software.amazon.awscdk.services.ecr.assets.DockerImageAsset;
import software.amazon.awscdk.services.ecr.assets.Platform;
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
        project = new Build(
                        "Labra " + foundation.installation.name() + ": migrations and roles of the database",
                        ComputeType.SMALL,
                        true,
                        List.of(),
                        commands(foundation.getRegion()))
                .inside(
                        this,
                        "Labra-" + foundation.installation.name() + "-schema",
                        foundation,
                        variables(foundation, roles));
        image.getRepository().grantPull(project);
        roles.grantRead(project);
        foundation.secrets.read(foundation.secrets.owner, project);
        foundation.secrets.roles.values().forEach(secret -> foundation.secrets.read(secret, project));
        Grants.explain(project);
    }

    /// Only the names of the secrets: their values are read while it runs.
    private static Map<String, String> variables(Foundation foundation, Asset roles) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("ROLES", roles.getS3ObjectUrl());
        variables.put("HOST", foundation.database.getDbInstanceEndpointAddress());
        variables.put("PORT", String.valueOf(Network.DATABASE_PORT));
        variables.put("LABRA_DATABASE_URL", foundation.url());
        variables.put("OWNER", foundation.secrets.owner.getSecretArn());
        foundation.secrets.roles.forEach((role, secret) -> variables.put("ROLE_" + role, secret.getSecretArn()));
        return variables;
    }

    private List<String> commands(String region) {
        return List.of(
                "secret() { aws secretsmanager get-secret-value --secret-id \"$1\" --query SecretString --output text | jq -r .password; }",
                "aws s3 cp \"$ROLES\" roles.sql && export PGPASSWORD=\"$(secret \"$OWNER\")\" PGSSLMODE=require",
                "for role in ${!ROLE_@}; do printf '\\\\set %s %s\\n' \"${role#ROLE_}\" \"$(secret \"${!role}\")\"; done >passwords.sql",
                "psql() { docker run --rm -e PGPASSWORD -e PGSSLMODE -v \"$PWD:/w\" -w /w public.ecr.aws/docker/library/postgres:18"
                        + " psql -X -q -v ON_ERROR_STOP=1 -h \"$HOST\" -p \"$PORT\" -U labra_owner -d labra \"$@\"; }",
                "psql -f passwords.sql -f roles.sql",
                "aws ecr get-login-password --region " + region + " | docker login -u AWS --password-stdin "
                        + Fn.select(0, Fn.split("/", image.getImageUri())),
                "docker pull -q " + image.getImageUri(),
                "LABRA_DATABASE_PASSWORD=\"$PGPASSWORD\" docker run --rm -e LABRA_DATABASE_URL -e LABRA_DATABASE_PASSWORD"
                        + " -e LABRA_DATABASE_USER=labra_owner -e LABRA_KEYS_FOLDER=/tmp/keys " + image.getImageUri()
                        + " migrate",
                "psql -f passwords.sql -f roles.sql");
    }
}
