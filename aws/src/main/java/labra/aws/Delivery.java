package labra.aws;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.codebuild.ComputeType;
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
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/// From the repository to production: every change is built and tested, deployed to a test environment, tried there,
/// approved by somebody, and deployed. A stage that fails goes back to what ran before.
final class Delivery extends Stack {
    private final Installation installation;
    private final Key key;
    private final Pipeline pipeline;
    private final Artifact source = Artifact.artifact("source");

    Delivery(Construct scope, String id, StackProps props, Installation installation, Case way, Notices notices) {
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
        String which = way.word();
        Installation test = installation.test();
        stage("Source", source());
        stage("Build", run("Tests", build("Tests", ComputeType.LARGE, false, "./labra test")));
        stage("Test", run("DeployTest", deployment("DeployTest", test, way)));
        stage(
                "TestsThere",
                run(
                        "TryTest",
                        build(
                                "TryTest",
                                ComputeType.SMALL,
                                false,
                                "./labra aws try " + test.name() + " --case " + which)));
        stage(
                "Approval",
                ManualApprovalAction.Builder.create()
                        .actionName("Approve")
                        .notificationTopic(notices.operators)
                        .additionalInformation(
                                "The test environment of " + installation.name() + " passed; production is next.")
                        .build());
        stage("Production", run("Deploy", deployment("Deploy", installation, way)));
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

    private PipelineProject build(String name, ComputeType size, boolean containers, String command) {
        return new Build(
                        "Labra " + installation.name() + ": " + command,
                        size,
                        containers,
                        List.of("aws/build-machine.sh"),
                        List.of(command))
                .inPipeline(this, name, key);
    }

    private PipelineProject deployment(String name, Installation to, Case way) {
        PipelineProject made = build(
                name, ComputeType.LARGE, true, "./labra aws deploy " + to.name() + " --case " + way.word() + " --yes");
        new DeploymentRights(made, to).grant(way);
        return made;
    }

    private void explain(Bucket artifacts) {
        getNode().findAll().stream().filter(Role.class::isInstance).forEach(role -> {
            Grants.explain(role);
            Grants.objects(role, artifacts, "What passes through the pipeline, of the one bucket that is its own.");
        });
    }
}
