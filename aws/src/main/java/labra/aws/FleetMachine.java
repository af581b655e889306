package labra.aws;

import java.util.List;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.AmazonLinux2023ImageSsmParameterProps;
import software.amazon.awscdk.services.ec2.AmazonLinuxCpuType;
import software.amazon.awscdk.services.ec2.BlockDevice;
import software.amazon.awscdk.services.ec2.BlockDeviceVolume;
import software.amazon.awscdk.services.ec2.EbsDeviceOptions;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.UserData;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// One of case 2's machines: the application's image, with nothing on its disk that would be missed.
final class FleetMachine extends Construct {
    final LaunchTemplate template;
    final UserData userData;
    private final Role role;
    private final LogGroup log;

    FleetMachine(Fleet fleet, Foundation foundation, SecurityGroup group) {
        super(fleet, "Machine");
        role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
                .managedPolicies(List.of(ManagedPolicy.fromAwsManagedPolicyName("AmazonSSMManagedInstanceCore")))
                .build();
        Reasons.allow(
                role,
                "AwsSolutions-IAM4",
                "Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonSSMManagedInstanceCore",
                "Session Manager's own policy, in place of SSH and an open port.");
        log = LogGroup.Builder.create(this, "Log")
                .retention(RetentionDays.THREE_MONTHS)
                .build();
        userData = UserData.forLinux();
        userData.addCommands(commands(foundation));
        template = LaunchTemplate.Builder.create(this, "Template")
                .instanceType(new InstanceType(foundation.installation.fleet().type()))
                .machineImage(MachineImage.latestAmazonLinux2023(AmazonLinux2023ImageSsmParameterProps.builder()
                        .cpuType(AmazonLinuxCpuType.ARM_64)
                        .build()))
                .requireImdsv2(true)
                .detailedMonitoring(true)
                .securityGroup(group)
                .role(role)
                .userData(userData)
                .blockDevices(List.of(BlockDevice.builder()
                        .deviceName("/dev/xvda")
                        .volume(BlockDeviceVolume.ebs(
                                20,
                                EbsDeviceOptions.builder()
                                        .volumeType(EbsDeviceVolumeType.GP3)
                                        .encrypted(true)
                                        .build()))
                        .build()))
                .build();
    }

    private String[] commands(Foundation foundation) {
        SchemaBuild schema = foundation.schema.orElseThrow();
        String region = foundation.getRegion();
        String image = schema.image.getImageUri();
        return new String[] {
            "set -euo pipefail",
            "dnf install -y -q docker jq aws-cfn-bootstrap && systemctl enable --now docker",
            "secret() { aws secretsmanager get-secret-value --region " + region
                    + " --secret-id \"$1\" --query SecretString --output text; }",
            "umask 077 && install -d /run/labra",
            "secret " + foundation.secrets.role("app").getSecretArn()
                    + " | jq -j .password >/run/labra/database_password",
            "secret " + foundation.secrets.application.getSecretArn() + " >/run/labra/application.properties",
            "secret " + foundation.secrets.administrator.getSecretArn()
                    + " | jq -j .password >/run/labra/admin_password",
            "secret " + foundation.secrets.mail.getSecretArn() + " >/run/labra/mail.properties",
            // The application's user in its image.
            "chown -R 10001:10001 /run/labra",
            "aws ecr get-login-password --region " + region + " | docker login -u AWS --password-stdin "
                    + Fn.select(0, Fn.split("/", image)),
            "docker run -d --name labra --restart always --network host --read-only --tmpfs /tmp -v /run/labra:/run/secrets:ro"
                    + " -e SMALLRYE_CONFIG_LOCATIONS=/run/secrets/application.properties,/run/secrets/mail.properties"
                    + " -e LABRA_ADMIN_PASSWORD_FILE=/run/secrets/admin_password"
                    + " -e LABRA_DATABASE_URL='" + foundation.url() + "' -e LABRA_DATABASE_USER=labra_app"
                    + " -e LABRA_DATABASE_PASSWORD_FILE=/run/secrets/database_password"
                    + " -e QUARKUS_FLYWAY_MIGRATE_AT_START=false -e LABRA_EMPTY=true -e LABRA_EXAMPLE_TOKEN=false"
                    + " -e LABRA_EVIDENCE_BUCKET=" + foundation.files.getBucketName() + " -e AWS_REGION=" + region
                    + " -e LABRA_URL=https://" + foundation.installation.domain()
                    + " -e LABRA_TRUST_PROXY=true -e LABRA_TRUSTED_PROXIES=" + foundation.network.vpc.getVpcCidrBlock()
                    + " -e LABRA_MAIL_SMTP_HOST=email-smtp." + region + ".amazonaws.com"
                    + " -e LABRA_MAIL_FROM=avisos@" + foundation.installation.domain()
                    + " --log-driver awslogs --log-opt awslogs-region=" + region + " --log-opt awslogs-group="
                    + log.getLogGroupName()
                    + " " + image + " start --admin-port 0",
            "answers() { curl -fsS --fail-early http://127.0.0.1:8000/q/health/started http://127.0.0.1:8000/q/health/ready; }",
            "for try in $(seq 60); do answers && break; sleep 5; done",
            // What comes of this is what the machine tells CloudFormation of itself.
            "answers"
        };
    }

    void grantAll(Foundation foundation) {
        foundation.secrets.read(foundation.secrets.role("app"), role);
        foundation.secrets.read(foundation.secrets.application, role);
        foundation.secrets.read(foundation.secrets.mail, role);
        foundation.secrets.read(foundation.secrets.administrator, role);
        Evidence.grant(foundation, role);
        foundation.schema.orElseThrow().image.getRepository().grantPull(role);
        log.grantWrite(role);
        Grants.explain(role);
    }
}
