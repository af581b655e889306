package labra.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.codebuild.BuildEnvironment;
import software.amazon.awscdk.services.codebuild.BuildEnvironmentVariable;
import software.amazon.awscdk.services.codebuild.BuildSpec;
import software.amazon.awscdk.services.codebuild.CloudWatchLoggingOptions;
import software.amazon.awscdk.services.codebuild.ComputeType;
import software.amazon.awscdk.services.codebuild.LinuxArmBuildImage;
import software.amazon.awscdk.services.codebuild.LoggingOptions;
import software.amazon.awscdk.services.codebuild.Project;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.eks_v2.AccessPolicy;
import software.amazon.awscdk.services.eks_v2.AccessPolicyNameOptions;
import software.amazon.awscdk.services.eks_v2.AccessScopeType;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.route53.PublicHostedZone;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/// Applies the manifests from inside the network, and gives the load balancer that came of them its name.
final class ManifestBuild extends Construct {
    final Project project;

    ManifestBuild(Kubernetes stack, Foundation foundation, Sources sources) {
        super(stack, "Manifests");
        PublicHostedZone zone = Door.zone(this, foundation.installation);
        Certificate certificate = Certificate.Builder.create(this, "Certificate")
                .domainName(foundation.installation.domain())
                .validation(CertificateValidation.fromDns(zone))
                .build();
        Asset manifests = Asset.Builder.create(this, "Files")
                .path(sources.kubernetes().toString())
                .build();
        project = Project.Builder.create(this, "Project")
                .projectName("Labra-" + foundation.installation.name() + "-manifests")
                .description("Labra " + foundation.installation.name() + ": manifests of the cluster")
                .vpc(foundation.network.vpc)
                .subnetSelection(foundation.network.app())
                .securityGroups(List.of(foundation.network.clients))
                .encryptionKey(foundation.key)
                .environment(BuildEnvironment.builder()
                        .buildImage(LinuxArmBuildImage.AMAZON_LINUX_2_STANDARD_3_0)
                        .computeType(ComputeType.SMALL)
                        .build())
                .environmentVariables(variables(stack, foundation, manifests, zone, certificate))
                .buildSpec(BuildSpec.fromObject(
                        Map.of("version", "0.2", "phases", Map.of("build", Map.of("commands", COMMANDS)))))
                .logging(LoggingOptions.builder()
                        .cloudWatch(CloudWatchLoggingOptions.builder()
                                .logGroup(LogGroup.Builder.create(this, "Log")
                                        .retention(RetentionDays.THREE_MONTHS)
                                        .build())
                                .build())
                        .build())
                .timeout(Duration.minutes(30))
                .build();
        manifests.grantRead(project);
        mayApply(stack, foundation, zone);
        Grants.explain(project);
        Grants.build(project);
    }

    private void mayApply(Kubernetes stack, Foundation foundation, PublicHostedZone zone) {
        stack.cluster.grantAccess(
                "Applies",
                Objects.requireNonNull(project.getRole()).getRoleArn(),
                List.of(AccessPolicy.fromAccessPolicyName(
                        "AmazonEKSClusterAdminPolicy",
                        AccessPolicyNameOptions.builder()
                                .accessScopeType(AccessScopeType.CLUSTER)
                                .build())));
        CfnSecurityGroupIngress.Builder.create(this, "ToCluster")
                .groupId(stack.cluster.getClusterSecurityGroupId())
                .sourceSecurityGroupId(foundation.network.clients.getSecurityGroupId())
                .ipProtocol("tcp")
                .fromPort(443)
                .toPort(443)
                .description("who applies the manifests")
                .build();
        project.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of("eks:DescribeCluster"))
                .resources(List.of(stack.cluster.getClusterArn()))
                .build());
        project.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of("route53:ChangeResourceRecordSets"))
                .resources(List.of(zone.getHostedZoneArn()))
                .build());
        project.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of("elasticloadbalancing:DescribeLoadBalancers"))
                .resources(List.of("*"))
                .build());
    }

    private static Map<String, BuildEnvironmentVariable> variables(
            Kubernetes stack, Foundation foundation, Asset manifests, PublicHostedZone zone, Certificate certificate) {
        Map<String, BuildEnvironmentVariable> variables = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("MANIFESTS", manifests.getS3ObjectUrl());
        values.put("CLUSTER", stack.cluster.getClusterName());
        values.put("ZONE", zone.getHostedZoneId());
        values.put("CERTIFICATE", certificate.getCertificateArn());
        values.put("DOMAIN", foundation.installation.domain());
        values.put("IMAGE", foundation.schema.orElseThrow().image.getImageUri());
        values.put("DATABASE_URL", foundation.url());
        values.put("DATABASE_SECRET", foundation.secrets.role("app").getSecretArn());
        values.put("APPLICATION_SECRET", foundation.secrets.application.getSecretArn());
        values.put("ADMINISTRATOR_SECRET", foundation.secrets.administrator.getSecretArn());
        values.put("MAIL_SECRET", foundation.secrets.mail.getSecretArn());
        values.put("REGION", foundation.getRegion());
        values.put("NETWORK", foundation.network.vpc.getVpcCidrBlock());
        values.put("LEAST", String.valueOf(foundation.installation.fleet().least()));
        values.put("MOST", String.valueOf(foundation.installation.fleet().most()));
        values.forEach((name, value) -> variables.put(
                name, BuildEnvironmentVariable.builder().value(value).build()));
        return variables;
    }

    private static final List<String> COMMANDS = List.of(
            "aws s3 cp \"$MANIFESTS\" manifests.zip && unzip -q manifests.zip -d manifests",
            "command -v kubectl || { curl -fsSLo /usr/local/bin/kubectl https://dl.k8s.io/release/v1.34.2/bin/linux/arm64/kubectl && chmod +x /usr/local/bin/kubectl; }",
            "aws eks update-kubeconfig --name \"$CLUSTER\"",
            "for file in manifests/*.yaml; do envsubst <\"$file\"; echo ---; done >all.yaml && kubectl apply -f all.yaml",
            "kubectl -n labra rollout status deployment/labra --timeout 10m || { kubectl -n labra rollout undo deployment/labra; exit 1; }",
            "for try in $(seq 60); do name=$(kubectl -n labra get ingress labra -o jsonpath='{.status.loadBalancer.ingress[0].hostname}'); [ -n \"$name\" ] && break; sleep 10; done",
            "zone=$(aws elbv2 describe-load-balancers --query \"LoadBalancers[?DNSName=='$name'].CanonicalHostedZoneId\" --output text)",
            "aws route53 change-resource-record-sets --hosted-zone-id \"$ZONE\" --change-batch \"{\\\"Changes\\\":[{\\\"Action\\\":\\\"UPSERT\\\","
                    + "\\\"ResourceRecordSet\\\":{\\\"Name\\\":\\\"$DOMAIN\\\",\\\"Type\\\":\\\"A\\\",\\\"AliasTarget\\\":{\\\"HostedZoneId\\\":\\\"$zone\\\","
                    + "\\\"DNSName\\\":\\\"$name\\\",\\\"EvaluateTargetHealth\\\":true}}}]}\"");
}
