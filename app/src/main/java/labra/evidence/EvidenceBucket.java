package labra.evidence;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Evidence as objects of a bucket of S3, or of another store that speaks its language, for all copies of the
/// application: kept under its hash, and what is not whole yet as an object a piece, by where it begins. Region and
/// rights come from where the program runs.
final class EvidenceBucket implements EvidenceStore {
    private static final String KEPT = "evidence/";
    private static final String SMALL = "small/";
    private static final int LOCKS = 64;
    private static final int NOT_FOUND = 404;

    private final S3Client objects;
    private final String bucket;
    private final ReentrantLock[] locks =
            IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    private EvidenceBucket(S3Client objects, String bucket) {
        this.objects = objects;
        this.bucket = bucket;
    }

    static EvidenceBucket of(String bucket, Optional<URI> endpoint) {
        S3ClientBuilder client = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(calls -> calls.apiCallTimeout(Duration.ofSeconds(60)))
                // What is kept is checked by its own hash, at both ends.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        endpoint.ifPresent(other -> client.endpointOverride(other).forcePathStyle(true));
        return new EvidenceBucket(client.build(), bucket);
    }

    @Override
    public Optional<Long> size(String sha256) throws IOException {
        try {
            return Optional.of(objects.headObject(head -> head.bucket(bucket).key(KEPT + sha256))
                    .contentLength());
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw away(refused);
        } catch (SdkException silent) {
            throw away(silent);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return opened(KEPT + sha256);
    }

    @Override
    public Optional<byte[]> small(String sha256) throws IOException {
        try (InputStream small = opened(SMALL + sha256)) {
            return Optional.of(small.readAllBytes());
        } catch (FileNotFoundException none) {
            return Optional.empty();
        }
    }

    @Override
    public void keepSmall(byte[] small, String sha256) throws IOException {
        try {
            objects.putObject(put -> put.bucket(bucket).key(SMALL + sha256), RequestBody.fromBytes(small));
        } catch (SdkException silent) {
            throw away(silent);
        }
    }

    private InputStream opened(String key) throws IOException {
        try {
            return objects.getObject(get -> get.bucket(bucket).key(key));
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND) {
                throw new FileNotFoundException(key);
            }
            throw away(refused);
        } catch (SdkException silent) {
            throw away(silent);
        }
    }

    @Override
    public long arrived(String sha256) throws IOException {
        try {
            return new BucketPieces(objects, bucket, sha256).size();
        } catch (SdkException silent) {
            throw away(silent);
        }
    }

    @Override
    public <T> T hold(String sha256, Work<T> work) throws IOException, EvidenceRefused {
        ReentrantLock lock = locks[Math.floorMod(sha256.hashCode(), LOCKS)];
        lock.lock();
        try {
            return work.with(new Pieces(sha256));
        } catch (SdkException silent) {
            throw away(silent);
        } finally {
            lock.unlock();
        }
    }

    /// Pieces that become evidence under their hash.
    private final class Pieces implements Partial {
        private final String sha256;
        private final BucketPieces pieces;

        Pieces(String sha256) {
            this.sha256 = sha256;
            this.pieces = new BucketPieces(objects, bucket, sha256);
        }

        @Override
        public long size() {
            return pieces.size();
        }

        @Override
        public void append(byte[] piece) {
            pieces.append(piece);
        }

        @Override
        public byte[] bytes() {
            return pieces.bytes();
        }

        @Override
        public void remove() {
            pieces.empty();
        }

        /// The store computes the hash itself, and takes nothing that has another one.
        @Override
        public void keep() {
            String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
            objects.putObject(
                    put -> put.bucket(bucket).key(KEPT + sha256).checksumSHA256(checksum),
                    RequestBody.fromBytes(pieces.bytes()));
            pieces.empty();
        }
    }

    private IOException away(SdkException failure) {
        return new IOException("the bucket " + bucket + " does not answer as it should", failure);
    }
}
