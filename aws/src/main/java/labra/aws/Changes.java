package labra.aws;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.config.CfnConfigurationRecorder;
import software.amazon.awscdk.services.config.CfnDeliveryChannel;
import software.amazon.awscdk.services.config.ManagedRule;
import software.amazon.awscdk.services.config.ManagedRuleIdentifiers;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/// AWS Config: what changed in the account, and the rules that it must keep. An account has one recorder in a region,
/// so this is
/// a stack of the account, not of an installation.
final class Changes extends Stack {
    static final List<String> RULES = List.of(
            ManagedRuleIdentifiers.RDS_STORAGE_ENCRYPTED,
            ManagedRuleIdentifiers.RDS_INSTANCE_PUBLIC_ACCESS_CHECK,
            ManagedRuleIdentifiers.S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED,
            ManagedRuleIdentifiers.EC2_SECURITY_GROUPS_INCOMING_SSH_DISABLED,
            ManagedRuleIdentifiers.EBS_ENCRYPTED_VOLUMES);

    Changes(Construct scope, String id, StackProps props) {
        super(scope, id, props);
        Bucket history = Buckets.logs(this, "History");
        Role role = Role.Builder.create(this, "Recorder")
                .assumedBy(new ServicePrincipal("config.amazonaws.com"))
                .managedPolicies(List.of(ManagedPolicy.fromAwsManagedPolicyName("service-role/AWS_ConfigRole")))
                .build();
        history.grantWrite(role);
        Reasons.allow(
                role,
                "AwsSolutions-IAM4",
                "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWS_ConfigRole",
                "AWS Config's own policy: it reads every kind of resource, which is its work.");
        Grants.explain(role);
        Grants.objects(role, history, "Every object of the one bucket that is the recorder's.");
        CfnConfigurationRecorder recorder = CfnConfigurationRecorder.Builder.create(this, "Changes")
                .roleArn(role.getRoleArn())
                .recordingGroup(CfnConfigurationRecorder.RecordingGroupProperty.builder()
                        .allSupported(true)
                        .includeGlobalResourceTypes(true)
                        .build())
                .build();
        CfnDeliveryChannel channel = CfnDeliveryChannel.Builder.create(this, "Channel")
                .s3BucketName(history.getBucketName())
                .build();
        for (String rule : RULES) {
            ManagedRule.Builder.create(this, rule)
                    .identifier(rule)
                    .build()
                    .getNode()
                    .addDependency(recorder, channel);
        }
    }
}
