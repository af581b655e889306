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
import software.amazon.awssdk.services.s3.model.S3Object;

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
        try (S3Client objects = objects()) {
            return objects.listObjectsV2(list -> list.bucket(bucket())).contents().stream()
                    .map(S3Object::key)
                    .anyMatch(key -> key.equals("evidence/" + sha256));
        }
    }

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
