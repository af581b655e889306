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
import software.amazon.awscdk.services.codebuild.PipelineProject;
import software.amazon.awscdk.services.codebuild.Project;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// A build of CodeBuild, as all of ours are: on ARM, its log kept for three months, with no way in.
record Build(String description, ComputeType size, boolean containers, List<String> install, List<String> commands) {
    /// In the pipeline, on its sources.
    PipelineProject inPipeline(Construct scope, String id, IKey key) {
        return explained(PipelineProject.Builder.create(scope, id)
                .description(description)
                .encryptionKey(key)
                .environment(environment())
                .buildSpec(specification())
                .logging(logging(scope, id + "Log"))
                .timeout(Duration.hours(2))
                .build());
    }

    /// Within the network of an installation, as `./labra aws deploy` starts it by its name.
    Project inside(Construct scope, String name, Foundation foundation, Map<String, String> variables) {
        return explained(Project.Builder.create(scope, "Project")
                .projectName(name)
                .description(description)
                .vpc(foundation.network.vpc)
                .subnetSelection(foundation.network.app())
                .securityGroups(List.of(foundation.network.clients))
                .encryptionKey(foundation.key)
                .environment(environment())
                .environmentVariables(plain(variables))
                .buildSpec(specification())
                .logging(logging(scope, "Log"))
                .timeout(Duration.minutes(30))
                .build());
    }

    private <P extends Project> P explained(P project) {
        Grants.build(project);
        if (containers) {
            Reasons.allow(
                    project,
                    "AwsSolutions-CB3",
                    "It builds or runs the application's image, and a container engine wants that right; it has no way in.");
        }
        return project;
    }

    private BuildEnvironment environment() {
        return BuildEnvironment.builder()
                .buildImage(LinuxArmBuildImage.AMAZON_LINUX_2_STANDARD_3_0)
                .computeType(size)
                .privileged(containers)
                .build();
    }

    private BuildSpec specification() {
        Map<String, Object> phases = new LinkedHashMap<>();
        if (!install.isEmpty()) {
            phases.put("install", Map.of("commands", install));
        }
        phases.put("build", Map.of("commands", commands));
        return BuildSpec.fromObject(Map.of("version", "0.2", "phases", phases));
    }

    private static LoggingOptions logging(Construct scope, String id) {
        return LoggingOptions.builder()
                .cloudWatch(CloudWatchLoggingOptions.builder()
                        .logGroup(LogGroup.Builder.create(scope, id)
                                .retention(RetentionDays.THREE_MONTHS)
                                .build())
                        .build())
                .build();
    }

    private static Map<String, BuildEnvironmentVariable> plain(Map<String, String> variables) {
        Map<String, BuildEnvironmentVariable> all = new LinkedHashMap<>();
        variables.forEach((name, value) ->
                all.put(name, BuildEnvironmentVariable.builder().value(value).build()));
        return all;
    }
}
