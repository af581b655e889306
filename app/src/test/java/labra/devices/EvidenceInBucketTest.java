package labra.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import labra.evidence.S3Server;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The same where evidence lies in a bucket.
@QuarkusTest
@TestProfile(EvidenceInBucketTest.Bucket.class)
class EvidenceInBucketTest extends EvidenceTest {
    public static final class Bucket implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(S3Server.class));
        }
    }

    private S3Client objects() {
        return S3Client.builder()
                .endpointOverride(settings.evidence().endpoint().orElseThrow())
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private String bucket() {
        return settings.evidence().bucket().orElseThrow();
    }

    @Override
    void assertKept(String sha256, byte[] bytes) {
        try (S3Client objects = objects()) {
            assertThat(objects.getObjectAsBytes(get -> get.bucket(bucket()).key("evidence/" + sha256))
                            .asByteArray())
                    .isEqualTo(bytes);
        }
    }

    @Override
    boolean isKept(String sha256) {
        return isThere("evidence/" + sha256);
    }

    @Override
    boolean isArriving(String sha256) {
        return isThere("arriving/" + sha256 + "/");
    }

    @Override
    boolean isKeptSmall(String sha256) {
        return isThere("small/" + sha256);
    }

    private boolean isThere(String prefix) {
        try (S3Client objects = objects()) {
            return !objects.listObjectsV2(list -> list.bucket(bucket()).prefix(prefix))
                    .contents()
                    .isEmpty();
        }
    }

    /// A bucket forgets what is abandoned by a rule of its own.
    @Override
    void what_nobody_goes_on_bringing_is_removed_after_a_week() {}

    /// An object is there or not.
    @Override
    void one_that_cannot_be_read_holds_up_no_other() {}

    @Override
    void alter(String sha256, byte[] altered) {
        try (S3Client objects = objects()) {
            objects.putObject(put -> put.bucket(bucket()).key("evidence/" + sha256), RequestBody.fromBytes(altered));
        }
    }

    @Override
    void lose(String sha256) {
        try (S3Client objects = objects()) {
            objects.deleteObject(delete -> delete.bucket(bucket()).key("evidence/" + sha256));
        }
    }
}
