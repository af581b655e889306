package labra.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.codebuild.BuildEnvironment;
import software.amazon.awscdk.services.codebuild.BuildSpec;
import software.amazon.awscdk.services.codebuild.CloudWatchLoggingOptions;
import software.amazon.awscdk.services.codebuild.ComputeType;
import software.amazon.awscdk.services.codebuild.LinuxArmBuildImage;
import software.amazon.awscdk.services.codebuild.LoggingOptions;
import software.amazon.awscdk.services.codebuild.PipelineProject;
import software.amazon.awscdk.services.codepipeline.Artifact;
import software.amazon.awscdk.services.codepipeline.ExecutionMode;
import software.amazon.awscdk.services.codepipeline.FailureConditions;
import software.amazon.awscdk.services.codepipeline.IAction;
import software.amazon.awscdk.services.codepipeline.Pipeline;
import software.amazon.awscdk.services.codepipeline.PipelineType;
import software.amazon.awscdk.services.codepipeline.Result;
import software.amazon.awscdk.services.codepipeline.StageOptions;
import software.amazon.awscdk.services.codepipeline.actions.CodeBuildAction;
import software.amazon.awscdk.services.codepipeline.actions.CodeStarConnectionsSourceAction;
import software.amazon.awscdk.services.codepipeline.actions.ManualApprovalAction;
import software.amazon.awscdk.services.codestarconnections.CfnConnection;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/// From the repository to production: every change is built and tested, deployed to a test environment, tried there,
/// approved by somebody, and deployed. A stage that fails goes back to what ran before.
final class Delivery extends Stack {
    private final Installation installation;
    private final Key key;
    private final Pipeline pipeline;
    private final Artifact source = Artifact.artifact("source");

    Delivery(Construct scope, String id, StackProps props, Installation installation, Case which, Notices notices) {
        super(scope, id, props);
        addStackDependency(notices);
        this.installation = installation;
        key = Key.Builder.create(this, "Key")
                .description("Labra " + installation.name() + ": what passes through the pipeline")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var artifacts = Buckets.kept(this, "Artifacts", key, Buckets.logs(this, "AccessLogs"), Buckets.passing());
        pipeline = Pipeline.Builder.create(this, "Pipeline")
                .pipelineName("labra-" + installation.name())
                .pipelineType(PipelineType.V2)
                .executionMode(ExecutionMode.QUEUED)
                .artifactBucket(artifacts)
                .build();
        String test = installation.name() + "-test --case " + which.word();
        String production = installation.name() + " --case " + which.word();
        stage("Source", source());
        stage("Build", run("Tests", project("Tests", ComputeType.LARGE, false, "./labra test")));
        stage(
                "Test",
                run(
                        "DeployTest",
                        project("DeployTest", ComputeType.LARGE, true, "./labra aws deploy " + test + " --yes")));
        stage("TestsThere", run("TryTest", project("TryTest", ComputeType.SMALL, true, "./labra aws try " + test)));
        stage(
                "Approval",
                ManualApprovalAction.Builder.create()
                        .actionName("Approve")
                        .notificationTopic(notices.operators)
                        .additionalInformation(
                                "The test environment of " + installation.name() + " passed; production is next.")
                        .build());
        stage(
                "Production",
                run(
                        "Deploy",
                        project("Deploy", ComputeType.LARGE, true, "./labra aws deploy " + production + " --yes")));
        explain(artifacts);
    }

    private void stage(String name, IAction action) {
        StageOptions.Builder stage = StageOptions.builder().stageName(name).actions(List.of(action));
        if (name.equals("Test") || name.equals("Production")) {
            stage.onFailure(FailureConditions.builder().result(Result.ROLLBACK).build());
        }
        pipeline.addStage(stage.build());
    }

    /// Each change of the branch starts it. The connection is accepted once, by hand, by who owns the repository.
    private IAction source() {
        CfnConnection connection = CfnConnection.Builder.create(this, "Connection")
                .connectionName("labra-" + installation.name())
                .providerType("GitHub")
                .build();
        CfnOutput.Builder.create(this, "ConnectionToAccept")
                .value(connection.getAttrConnectionArn())
                .build();
        String[] repository = installation.repository().split("/", 2);
        return CodeStarConnectionsSourceAction.Builder.create()
                .actionName("Repository")
                .connectionArn(connection.getAttrConnectionArn())
                .owner(repository[0])
                .repo(repository[1])
                .branch(installation.branch())
                .triggerOnPush(true)
                .output(source)
                .build();
    }

    private IAction run(String name, PipelineProject project) {
        return CodeBuildAction.Builder.create()
                .actionName(name)
                .project(project)
                .input(source)
                .build();
    }

    private PipelineProject project(String name, ComputeType size, boolean deploys, String command) {
        PipelineProject made = PipelineProject.Builder.create(this, name)
                .description("Labra " + installation.name() + ": " + command)
                .encryptionKey(key)
                .environment(BuildEnvironment.builder()
                        .buildImage(LinuxArmBuildImage.AMAZON_LINUX_2_STANDARD_3_0)
                        .computeType(size)
                        .privileged(deploys)
                        .build())
                .buildSpec(BuildSpec.fromObject(Map.of(
                        "version",
                        "0.2",
                        "phases",
                        Map.of(
                                "install", Map.of("commands", List.of("aws/build-machine.sh")),
                                "build", Map.of("commands", List.of(command))))))
                .logging(LoggingOptions.builder()
                        .cloudWatch(CloudWatchLoggingOptions.builder()
                                .logGroup(LogGroup.Builder.create(this, name + "Log")
                                        .retention(RetentionDays.THREE_MONTHS)
                                        .build())
                                .build())
                        .build())
                .timeout(Duration.hours(2))
                .build();
        Grants.build(made);
        if (deploys) {
            mayDeploy(made);
        }
        return made;
    }

    /// What `cdk bootstrap` made for deployments, and nothing else.
    private void mayDeploy(PipelineProject project) {
        project.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of("sts:AssumeRole"))
                .resources(List.of("deploy", "file-publishing", "image-publishing", "lookup").stream()
                        .map(role -> "arn:" + getPartition() + ":iam::" + getAccount() + ":role/cdk-hnb659fds-" + role
                                + "-role-" + getAccount() + "-" + getRegion())
                        .toList())
                .build());
        project.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of(
                        "codebuild:StartBuild",
                        "codebuild:BatchGetBuilds",
                        "lambda:InvokeFunction",
                        "secretsmanager:DescribeSecret",
                        "secretsmanager:PutSecretValue"))
                .resources(List.of(
                        arn("codebuild", "project/Labra-" + installation.name() + "-*"),
                        arn("lambda", "function:Labra-" + installation.name() + "-*"),
                        arn("secretsmanager", "secret:labra/" + installation.name() + "*")))
                .build());
        for (String one : List.of(
                "codebuild:%s:<AWS::AccountId>:project/Labra-%s-*",
                "lambda:%s:<AWS::AccountId>:function:Labra-%s-*",
                "secretsmanager:%s:<AWS::AccountId>:secret:labra/%s*")) {
            Grants.star(
                    project,
                    "Resource::arn:<AWS::Partition>:" + one.formatted(getRegion(), installation.name()),
                    "What bears the installation's name, and its test environment's.");
        }
        Reasons.allow(
                project,
                "AwsSolutions-CB3",
                "It builds the application's image, and a container engine wants that right; it has no way in.");
    }

    private String arn(String service, String resource) {
        return "arn:" + getPartition() + ":" + service + ":" + getRegion() + ":" + getAccount() + ":" + resource;
    }

    private void explain(Bucket artifacts) {
        getNode().findAll().stream().filter(Role.class::isInstance).forEach(role -> {
            Grants.explain(role);
            Grants.objects(role, artifacts, "What passes through the pipeline, of the one bucket that is its own.");
        });
    }
}
