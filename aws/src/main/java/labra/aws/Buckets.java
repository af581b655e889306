package labra.aws;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/// Buckets that nobody outside can read, that speak TLS alone, and that outlive their stack.
final class Buckets {
    private Buckets() {}

    private static Bucket.Builder closed(Construct scope, String id) {
        return Bucket.Builder.create(scope, id)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .removalPolicy(RemovalPolicy.RETAIN);
    }

    /// Where AWS's services write who read what; a year of it.
    static Bucket logs(Construct scope, String id) {
        Bucket bucket = closed(scope, id)
                .encryption(BucketEncryption.S3_MANAGED)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                .lifecycleRules(List.of(
                        LifecycleRule.builder().expiration(Duration.days(365)).build()))
                .build();
        Reasons.allow(
                bucket, "AwsSolutions-S1", "It holds access logs itself; logging its own access would never end.");
        return bucket;
    }

    /// Kept with every version.
    static Bucket kept(Construct scope, String id, IKey key, IBucket logs, LifecycleRule... rules) {
        return closed(scope, id)
                .versioned(true)
                .encryption(BucketEncryption.KMS)
                .encryptionKey(key)
                .bucketKeyEnabled(true)
                .serverAccessLogsBucket(logs)
                .serverAccessLogsPrefix(id + "/")
                .lifecycleRules(List.of(rules))
                .build();
    }

    /// Backups get cheaper after a month and end after a year, versions that were replaced after three months.
    static LifecycleRule[] backups() {
        return new LifecycleRule[] {
            LifecycleRule.builder()
                    .transitions(List.of(Transition.builder()
                            .storageClass(StorageClass.INFREQUENT_ACCESS)
                            .transitionAfter(Duration.days(30))
                            .build()))
                    .expiration(Duration.days(365))
                    .noncurrentVersionExpiration(Duration.days(90))
                    .build()
        };
    }

    /// Evidence stays for good; pieces of what never came whole are given up after a month.
    static LifecycleRule[] files() {
        return new LifecycleRule[] {
            LifecycleRule.builder()
                    .prefix(Evidence.ARRIVING)
                    .expiration(Duration.days(30))
                    .noncurrentVersionExpiration(Duration.days(1))
                    .build()
        };
    }

    /// What is of use for a month.
    static LifecycleRule[] passing() {
        return new LifecycleRule[] {
            LifecycleRule.builder()
                    .expiration(Duration.days(30))
                    .noncurrentVersionExpiration(Duration.days(30))
                    .build()
        };
    }
}
