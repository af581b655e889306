package labra.aws;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupSelection;
import software.amazon.awscdk.services.backup.BackupSelectionOptions;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.ec2.Instance;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/// The machine's disk, each night, for 35 days.
final class DiskBackups extends Construct {
    DiskBackups(Construct scope, Key key, Instance machine) {
        super(scope, "DiskBackups");
        BackupVault vault = BackupVault.Builder.create(this, "Vault")
                .encryptionKey(key)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        BackupPlan plan = BackupPlan.daily35DayRetention(this, "Plan", vault);
        BackupSelection selection = plan.addSelection(
                "Machine",
                BackupSelectionOptions.builder()
                        .resources(List.of(BackupResource.fromEc2Instance(machine)))
                        .build());
        Reasons.allow(
                selection,
                "AwsSolutions-IAM4",
                "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
                "AWS Backup's own policy, which AWS keeps up with what backups of a machine want.");
    }
}
