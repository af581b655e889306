package labra.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/// What outlives every version: the network, the database, its secrets, and the buckets.
final class Foundation extends Stack {
    /// TLS alone; and a statement that is slow or fails is logged as it is written, without the values that were bound
    /// or the row that it met, which are people's.
    private static final Map<String, String> PARAMETERS = Map.of(
            "rds.force_ssl", "1",
            "log_min_duration_statement", "500",
            "log_parameter_max_length", "0",
            "log_parameter_max_length_on_error", "0",
            "log_error_verbosity", "terse");

    final Installation installation;
    final Network network;
    final Key key;
    final DatabaseInstance database;
    final Secrets secrets;
    final Bucket logs;
    final Bucket files;
    final Bucket backups;
    final Optional<SchemaBuild> schema;

    Foundation(Construct scope, String id, StackProps props, Installation installation, Case which, Sources sources) {
        super(scope, id, props);
        this.installation = installation;
        network = new Network(this, installation, which);
        key = Key.Builder.create(this, "Key")
                .description("Labra " + installation.name() + ": database, secrets, files and backups")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        secrets = new Secrets(this, key, installation.name(), which);
        database = database(installation.database(which));
        logs = Buckets.logs(this, "AccessLogs");
        files = Buckets.kept(this, "Files", key, logs, Buckets.files());
        backups = Buckets.kept(this, "Backups", key, logs, Buckets.backups());
        schema = which == Case.FUNCTIONS ? Optional.empty() : Optional.of(new SchemaBuild(this, sources));
    }

    private DatabaseInstance database(Installation.Database size) {
        var engine = DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
                .version(PostgresEngineVersion.VER_18_3)
                .build());
        DatabaseInstance made = DatabaseInstance.Builder.create(this, "Database")
                .engine(engine)
                .vpc(network.vpc)
                .vpcSubnets(SubnetSelection.builder()
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build())
                .securityGroups(List.of(network.databaseGroup))
                .instanceType(new InstanceType(size.type()))
                .multiAz(size.multiAz())
                .port(Network.DATABASE_PORT)
                .databaseName("labra")
                .credentials(Credentials.fromSecret(secrets.owner))
                .allocatedStorage(size.disk())
                .maxAllocatedStorage(size.disk() * 5)
                .storageType(StorageType.GP3)
                .storageEncrypted(true)
                .storageEncryptionKey(key)
                .backupRetention(Duration.days(14))
                .copyTagsToSnapshot(true)
                .deletionProtection(true)
                .publiclyAccessible(false)
                .iamAuthentication(true)
                .autoMinorVersionUpgrade(true)
                .cloudwatchLogsExports(List.of("postgresql"))
                .monitoringInterval(Duration.seconds(60))
                .parameterGroup(ParameterGroup.Builder.create(this, "Parameters")
                        .engine(engine)
                        .parameters(PARAMETERS)
                        .build())
                .removalPolicy(RemovalPolicy.SNAPSHOT)
                .build();
        if (!size.multiAz()) {
            Reasons.allow(
                    made,
                    "AwsSolutions-RDS3",
                    "A town of 50 fines a day waits minutes for a restore rather than pay twice; installations.yaml says multi-az.");
        }
        Reasons.allow(
                made,
                "AwsSolutions-IAM4",
                "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
                "RDS's own role for enhanced monitoring, which AWS documents as this policy.");
        return made;
    }

    /// As programs in the network reach it, by TLS alone.
    String url() {
        return "jdbc:postgresql://" + database.getDbInstanceEndpointAddress() + ":" + Network.DATABASE_PORT
                + "/labra?sslmode=require";
    }
}
