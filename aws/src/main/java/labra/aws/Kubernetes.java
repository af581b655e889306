package labra.aws;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.eks.CfnPodIdentityAssociation;
import software.amazon.awscdk.services.eks_v2.Cluster;
import software.amazon.awscdk.services.eks_v2.ClusterLoggingTypes;
import software.amazon.awscdk.services.eks_v2.ComputeConfig;
import software.amazon.awscdk.services.eks_v2.DefaultCapacityType;
import software.amazon.awscdk.services.eks_v2.EndpointAccess;
import software.amazon.awscdk.services.eks_v2.KubernetesVersion;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.SessionTagsPrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/// Case 3: the same image on Kubernetes. The cluster, in its Auto Mode, brings the machines of its nodes and the load
/// balancer of its Ingress; the manifests are applied from inside the network, for the cluster has no door to outside.
final class Kubernetes extends Stack {
    static final String NAMESPACE = "labra";

    final Cluster cluster;
    final ManifestBuild manifests;

    Kubernetes(Construct scope, String id, StackProps props, Foundation foundation, Notices notices, Sources sources) {
        super(scope, id, props);
        addStackDependency(foundation);
        addStackDependency(notices);
        cluster = cluster(foundation);
        CfnSecurityGroupIngress.Builder.create(this, "PodsToDatabase")
                .groupId(foundation.network.databaseGroup.getSecurityGroupId())
                .sourceSecurityGroupId(cluster.getClusterSecurityGroupId())
                .ipProtocol("tcp")
                .fromPort(Network.DATABASE_PORT)
                .toPort(Network.DATABASE_PORT)
                .description("the pods")
                .build();
        Role pods = pods(foundation);
        CfnPodIdentityAssociation.Builder.create(this, "Pods")
                .clusterName(cluster.getClusterName())
                .namespace(NAMESPACE)
                .serviceAccount("labra-app")
                .roleArn(pods.getRoleArn())
                .build();
        manifests = new ManifestBuild(this, foundation, sources);
    }

    private Cluster cluster(Foundation foundation) {
        Cluster made = Cluster.Builder.create(this, "Cluster")
                .clusterName("labra-" + foundation.installation.name())
                .version(KubernetesVersion.of("1.34"))
                .vpc(foundation.network.vpc)
                .vpcSubnets(List.of(SubnetSelection.builder()
                        .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                        .build()))
                .endpointAccess(EndpointAccess.PRIVATE)
                .defaultCapacityType(DefaultCapacityType.AUTOMODE)
                .compute(ComputeConfig.builder()
                        .nodePools(List.of("system", "general-purpose"))
                        .build())
                .secretsEncryptionKey(Key.Builder.create(this, "Key")
                        .description("Labra: secrets of the cluster")
                        .enableKeyRotation(true)
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build())
                .clusterLogging(List.of(
                        ClusterLoggingTypes.API,
                        ClusterLoggingTypes.AUDIT,
                        ClusterLoggingTypes.AUTHENTICATOR,
                        ClusterLoggingTypes.CONTROLLER_MANAGER,
                        ClusterLoggingTypes.SCHEDULER))
                .build();
        for (String policy : List.of(
                "AmazonEKSClusterPolicy",
                "AmazonEKSComputePolicy",
                "AmazonEKSBlockStoragePolicy",
                "AmazonEKSLoadBalancingPolicy",
                "AmazonEKSNetworkingPolicy",
                "AmazonEKSWorkerNodePolicy",
                "AmazonEKSWorkerNodeMinimalPolicy",
                "AmazonEC2ContainerRegistryReadOnly",
                "AmazonEC2ContainerRegistryPullOnly")) {
            Reasons.allow(
                    made,
                    "AwsSolutions-IAM4",
                    "Policy::arn:<AWS::Partition>:iam::aws:policy/" + policy,
                    "What EKS's Auto Mode asks of its cluster and its nodes, kept by AWS.");
        }
        return made;
    }

    /// What the application's pods may: read their secrets and keep files.
    private Role pods(Foundation foundation) {
        Role pods = Role.Builder.create(this, "PodRole")
                .assumedBy(new SessionTagsPrincipal(new ServicePrincipal("pods.eks.amazonaws.com")))
                .build();
        foundation.secrets.read(foundation.secrets.role("app"), pods);
        foundation.secrets.read(foundation.secrets.application, pods);
        foundation.secrets.read(foundation.secrets.mail, pods);
        foundation.secrets.read(foundation.secrets.administrator, pods);
        Evidence.grant(foundation, pods);
        Grants.explain(pods);
        return pods;
    }
}
