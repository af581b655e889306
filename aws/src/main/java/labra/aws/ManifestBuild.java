package labra.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.codebuild.ComputeType;
import software.amazon.awscdk.services.codebuild.Project;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.eks_v2.AccessPolicy;
import software.amazon.awscdk.services.eks_v2.AccessPolicyNameOptions;
import software.amazon.awscdk.services.eks_v2.AccessScopeType;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.route53.PublicHostedZone;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/// Applies deploy/kubernetes/overlays/aws from inside the network, and gives the load balancer that came of them its
/// name.
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
        project = new Build(
                        "Labra " + foundation.installation.name() + ": manifests of the cluster",
                        ComputeType.SMALL,
                        false,
                        List.of(),
                        COMMANDS)
                .inside(
                        this,
                        "Labra-" + foundation.installation.name() + "-manifests",
                        foundation,
                        variables(stack, foundation, manifests, zone, certificate));
        manifests.grantRead(project);
        mayApply(stack, foundation, zone);
        Grants.explain(project);
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

    private static Map<String, String> variables(
            Kubernetes stack, Foundation foundation, Asset manifests, PublicHostedZone zone, Certificate certificate) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("MANIFESTS", manifests.getS3ObjectUrl());
        values.put("CLUSTER", stack.cluster.getClusterName());
        values.put("ZONE", zone.getHostedZoneId());
        values.put("CERTIFICATE", certificate.getCertificateArn());
        values.put("DOMAIN", foundation.installation.domain());
        var image = foundation.schema.orElseThrow().image;
        values.put("REPOSITORY", image.getRepository().getRepositoryUri());
        values.put("TAG", image.getImageTag());
        values.put("DATABASE_HOST", foundation.database.getDbInstanceEndpointAddress());
        values.put("DATABASE_SECRET", foundation.secrets.role("app").getSecretArn());
        values.put("APPLICATION_SECRET", foundation.secrets.application.getSecretArn());
        values.put("ADMINISTRATOR_SECRET", foundation.secrets.administrator.getSecretArn());
        values.put("MAIL_SECRET", foundation.secrets.mail.getSecretArn());
        values.put("EVIDENCE_BUCKET", foundation.files.getBucketName());
        values.put("REGION", foundation.getRegion());
        values.put("NETWORK", foundation.network.vpc.getVpcCidrBlock());
        // The load balancer stands in the public subnets of two zones, and nothing else does.
        List<ISubnet> doors = foundation.network.vpc.getPublicSubnets();
        values.put("DOOR_A", doors.getFirst().getIpv4CidrBlock());
        values.put("DOOR_B", doors.getLast().getIpv4CidrBlock());
        values.put("LEAST", String.valueOf(foundation.installation.fleet().least()));
        values.put("MOST", String.valueOf(foundation.installation.fleet().most()));
        return values;
    }

    /// What stands in the overlay for what a deployment knows; NGINX's own names with a dollar stay.
    static final List<String> NAMES = List.of(
            "REPOSITORY",
            "TAG",
            "DOMAIN",
            "DATABASE_HOST",
            "NETWORK",
            "DOOR_A",
            "DOOR_B",
            "REGION",
            "EVIDENCE_BUCKET",
            "CERTIFICATE",
            "DATABASE_SECRET",
            "ADMINISTRATOR_SECRET",
            "APPLICATION_SECRET",
            "MAIL_SECRET");

    private static String names() {
        return NAMES.stream().map(name -> "$" + name).collect(Collectors.joining(" "));
    }

    private static final List<String> COMMANDS = List.of(
            "aws s3 cp \"$MANIFESTS\" manifests.zip && unzip -q manifests.zip -d manifests",
            "command -v kubectl || { curl -fsSLo /usr/local/bin/kubectl https://dl.k8s.io/release/v1.34.2/bin/linux/arm64/kubectl && chmod +x /usr/local/bin/kubectl; }",
            "aws eks update-kubeconfig --name \"$CLUSTER\"",
            "command -v envsubst || dnf install -y -q gettext",
            "kubectl kustomize manifests/kubernetes/overlays/aws | envsubst '" + names()
                    + "' >all.yaml && kubectl apply -f all.yaml",
            "kubectl -n labra patch hpa labra-app -p \"{\\\"spec\\\":{\\\"minReplicas\\\":$LEAST,\\\"maxReplicas\\\":$MOST}}\"",
            "for part in labra-app labra-nginx; do kubectl -n labra rollout status deployment/$part --timeout 10m || { kubectl -n labra rollout undo deployment/$part; exit 1; }; done",
            "for try in $(seq 60); do name=$(kubectl -n labra get ingress labra -o jsonpath='{.status.loadBalancer.ingress[0].hostname}'); [ -n \"$name\" ] && break; sleep 10; done",
            "zone=$(aws elbv2 describe-load-balancers --query \"LoadBalancers[?DNSName=='$name'].CanonicalHostedZoneId\" --output text)",
            "aws route53 change-resource-record-sets --hosted-zone-id \"$ZONE\" --change-batch \"{\\\"Changes\\\":[{\\\"Action\\\":\\\"UPSERT\\\","
                    + "\\\"ResourceRecordSet\\\":{\\\"Name\\\":\\\"$DOMAIN\\\",\\\"Type\\\":\\\"A\\\",\\\"AliasTarget\\\":{\\\"HostedZoneId\\\":\\\"$zone\\\","
                    + "\\\"DNSName\\\":\\\"$name\\\",\\\"EvaluateTargetHealth\\\":true}}}]}\"");
}
