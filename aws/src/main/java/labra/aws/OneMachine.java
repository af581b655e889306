package labra.aws;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.BlockDevice;
import software.amazon.awscdk.services.ec2.BlockDeviceVolume;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.CfnEIPAssociation;
import software.amazon.awscdk.services.ec2.CfnInstance;
import software.amazon.awscdk.services.ec2.EbsDeviceOptions;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.HttpTokens;
import software.amazon.awscdk.services.ec2.Instance;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.UserData;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/// Case 1: one machine with everything in it, as compose brings it up: NGINX, copies of the application, PostgreSQL,
/// its backups and its own DNS. Every hour what pgBackRest sealed goes to a bucket, every night AWS Backup copies the
/// disk.
final class OneMachine extends Stack {
    private static final String IMAGE = "/aws/service/debian/release/13/latest/arm64";

    final Instance machine;
    final Bucket backups;

    OneMachine(Construct scope, String id, StackProps props, Installation installation, Sources sources) {
        super(scope, id, props);
        Key key = Key.Builder.create(this, "Key")
                .description("Labra " + installation.name() + ": the machine's backups")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Vpc vpc = network();
        backups = Buckets.kept(this, "Backups", key, Buckets.logs(this, "AccessLogs"), Buckets.backups());
        Secret cipher = Secret.Builder.create(this, "BackupCipher")
                .secretName("labra/" + installation.name() + "/backup-cipher")
                .description("What opens the backups; the machine itself puts it in at its first backup")
                .encryptionKey(key)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Reasons.allow(cipher, "AwsSolutions-SMG4", "Another passphrase would not open the backups that are there.");
        String userData = new MachineSetup(sources.cloudInit())
                .with(installation, backups.getBucketName(), cipher.getSecretArn());
        machine = machine(installation, vpc, doors(vpc), userData);
        backups.grantReadWrite(machine);
        cipher.grantWrite(machine);
        Grants.explain(machine);
        Reasons.allow(
                machine,
                "AwsSolutions-IAM4",
                "Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonSSMManagedInstanceCore",
                "Session Manager's own policy, in place of SSH and an open port.");
        Grants.objects(machine, backups, "Every object of the one bucket that is the machine's.");
        Reasons.allow(
                machine,
                "AwsSolutions-EC29",
                "A stack that is deleted by mistake stops at this machine: ending it is refused (disableApiTermination).");
        imageOfTheFirstStart();
        address();
        new DiskBackups(this, key, machine);
    }

    private Vpc network() {
        Vpc vpc = Vpc.Builder.create(this, "Vpc")
                .maxAzs(1)
                .natGateways(0)
                .restrictDefaultSecurityGroup(false)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("public")
                        .subnetType(SubnetType.PUBLIC)
                        .cidrMask(24)
                        .mapPublicIpOnLaunch(false)
                        .build()))
                .build();
        LogGroup refused = LogGroup.Builder.create(this, "Flows")
                .retention(RetentionDays.ONE_MONTH)
                .build();
        vpc.addFlowLog(
                "Flow",
                FlowLogOptions.builder()
                        .trafficType(FlowLogTrafficType.REJECT)
                        .destination(FlowLogDestination.toCloudWatchLogs(refused))
                        .build());
        return vpc;
    }

    /// The web and the town's DNS; no SSH: administrators come by Session Manager, which opens no port.
    private SecurityGroup doors(Vpc vpc) {
        SecurityGroup group = SecurityGroup.Builder.create(this, "Doors")
                .vpc(vpc)
                .description("Labra: the web and names")
                .build();
        for (Port port : List.of(Port.tcp(80), Port.tcp(443), Port.tcp(53), Port.udp(53))) {
            group.addIngressRule(Peer.anyIpv4(), port, "everybody: " + port);
        }
        Reasons.allow(
                group, "AwsSolutions-EC23", "The web and a name server are for everybody; no other port is open.");
        return group;
    }

    private Instance machine(Installation installation, Vpc vpc, SecurityGroup doors, String userData) {
        return Instance.Builder.create(this, "Machine")
                .vpc(vpc)
                .securityGroup(doors)
                .associatePublicIpAddress(true)
                .instanceType(new InstanceType(installation.machine().type()))
                .machineImage(MachineImage.genericLinux(Map.of(installation.region(), "ami-00000000000000000")))
                .httpTokens(HttpTokens.REQUIRED)
                .ssmSessionPermissions(true)
                .detailedMonitoring(true)
                .disableApiTermination(true)
                .ebsOptimized(true)
                .blockDevices(List.of(BlockDevice.builder()
                        .deviceName("/dev/xvda")
                        .volume(BlockDeviceVolume.ebs(
                                installation.machine().disk(),
                                EbsDeviceOptions.builder()
                                        .volumeType(EbsDeviceVolumeType.GP3)
                                        .encrypted(true)
                                        .deleteOnTermination(false)
                                        .build()))
                        .build()))
                .userData(UserData.custom(userData))
                .userDataCausesReplacement(false)
                .build();
    }

    /// The image is looked up when the machine is made and never again: a newer one would replace the machine, with its
    /// data.
    private void imageOfTheFirstStart() {
        LaunchTemplate template = LaunchTemplate.Builder.create(this, "Image")
                .machineImage(MachineImage.resolveSsmParameterAtLaunch(IMAGE))
                .requireImdsv2(true)
                .detailedMonitoring(true)
                .build();
        Validations.of(template)
                .acknowledge(Acknowledgment.builder()
                        .id("CloudFormation-Validate::E1152")
                        .reason("EC2 itself reads the name of the parameter when it starts a machine.")
                        .build());
        CfnInstance made =
                Objects.requireNonNull((CfnInstance) machine.getNode().getDefaultChild());
        made.addPropertyDeletionOverride("ImageId");
        made.setLaunchTemplate(CfnInstance.LaunchTemplateSpecificationProperty.builder()
                .launchTemplateId(template.getLaunchTemplateId())
                .version(template.getLatestVersionNumber())
                .build());
    }

    private void address() {
        CfnEIP address = CfnEIP.Builder.create(this, "Address").domain("vpc").build();
        CfnEIPAssociation.Builder.create(this, "AddressOfMachine")
                .allocationId(address.getAttrAllocationId())
                .instanceId(machine.getInstanceId())
                .build();
        CfnOutput.Builder.create(this, "NameServer")
                .description("The address to delegate the town's zone to")
                .value(address.getAttrPublicIp())
                .build();
    }
}
