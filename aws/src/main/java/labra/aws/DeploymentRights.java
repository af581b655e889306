package labra.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.codebuild.Project;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// What a build may that runs `./labra aws deploy` for one installation: what `cdk bootstrap` made for deployments, and
/// the calls of aws/commands.sh, each on the one thing that it is about.
final class DeploymentRights {
    private final Project project;
    private final Installation installation;
    private final Stack stack;

    DeploymentRights(Project project, Installation installation) {
        this.project = project;
        this.installation = installation;
        this.stack = Stack.of(project);
    }

    void grant(Case way) {
        may(
                List.of("sts:AssumeRole"),
                Stream.of("deploy", "file-publishing", "image-publishing", "lookup")
                        .map(role -> "arn:" + stack.getPartition() + ":iam::" + stack.getAccount()
                                + ":role/cdk-hnb659fds-" + role + "-role-" + stack.getAccount() + "-"
                                + stack.getRegion())
                        .toList());
        switch (way) {
            case MACHINE -> {}
            case FLEET -> {
                keys();
                builds("schema");
            }
            case KUBERNETES -> {
                keys();
                builds("schema", "manifests");
            }
            case FUNCTIONS -> {
                keys();
                may(
                        List.of("lambda:InvokeFunction"),
                        Stream.of(SchemaFunctions.SCHEMA, SchemaFunctions.ROLES)
                                .map(name -> arn("lambda", "function:" + name(name)))
                                .toList());
            }
        }
    }

    /// The application's first keys: looked for, and put in where there are none.
    private void keys() {
        List<String> secrets = Stream.of("application", "public-keys")
                .map(secret -> "secret:labra/" + installation.name() + "/" + secret + "-??????")
                .toList();
        may(
                List.of("secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"),
                secrets.stream().map(secret -> arn("secretsmanager", secret)).toList());
        // The key is of a stack that is not there before the first deployment: named by what it seals.
        project.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                .resources(List.of(arn("kms", "key/*")))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("kms:ViaService", "secretsmanager." + stack.getRegion() + ".amazonaws.com"),
                        "StringLike",
                        Map.of(
                                "kms:EncryptionContext:SecretARN",
                                secrets.stream()
                                        .map(secret -> arn("secretsmanager", secret))
                                        .toList())))
                .build());
        Grants.star(
                project,
                "Resource::arn:<AWS::Partition>:kms:" + stack.getRegion() + ":<AWS::AccountId>:key/*",
                "Through Secrets Manager alone, and for the two secrets of one installation alone, as its condition says.");
    }

    private void builds(String... names) {
        may(
                List.of("codebuild:StartBuild", "codebuild:BatchGetBuilds"),
                Stream.of(names)
                        .map(name -> arn("codebuild", "project/" + name(name)))
                        .toList());
    }

    private String name(String what) {
        return "Labra-" + installation.name() + "-" + what;
    }

    private void may(List<String> actions, List<String> resources) {
        project.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build());
    }

    private String arn(String service, String resource) {
        return "arn:" + stack.getPartition() + ":" + service + ":" + stack.getRegion() + ":" + stack.getAccount() + ":"
                + resource;
    }
}
