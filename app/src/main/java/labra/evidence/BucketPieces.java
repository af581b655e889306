package labra.evidence;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The pieces that came of one photo, each an object that is named by where it begins. Copies of the application see
/// each other's: of two that write the same place the first one stays.
final class BucketPieces {
    private static final String ARRIVING = "arriving/";
    private static final int CONFLICT = 409;
    private static final int IS_THERE = 412;

    private final S3Client objects;
    private final String bucket;
    private final String prefix;

    /// As last looked for, in order and without a gap.
    private final List<S3Object> pieces = new ArrayList<>();

    private long size;

    BucketPieces(S3Client objects, String bucket, String sha256) {
        this.objects = objects;
        this.bucket = bucket;
        this.prefix = ARRIVING + sha256 + "/";
        look();
    }

    long size() {
        return size;
    }

    void append(byte[] piece) {
        if (piece.length == 0) {
            return;
        }
        try {
            objects.putObject(
                    put -> put.bucket(bucket).key(place(size)).ifNoneMatch("*"), RequestBody.fromBytes(piece));
        } catch (S3Exception refused) {
            if (refused.statusCode() != CONFLICT && refused.statusCode() != IS_THERE) {
                throw refused;
            }
        }
        look();
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream(Math.toIntExact(size));
        for (S3Object piece : pieces) {
            all.writeBytes(objects.getObjectAsBytes(get -> get.bucket(bucket).key(piece.key()))
                    .asByteArrayUnsafe());
        }
        return all.toByteArray();
    }

    /// The last one first: what is left over if this ends in between has no gap.
    void empty() {
        for (S3Object piece : pieces.reversed()) {
            objects.deleteObject(delete -> delete.bucket(bucket).key(piece.key()));
        }
        pieces.clear();
        size = 0;
    }

    private void look() {
        pieces.clear();
        size = 0;
        for (S3Object found : objects.listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix(prefix))
                .contents()) {
            if (found.key().equals(place(size))) {
                pieces.add(found);
                size += found.size();
            }
        }
    }

    private String place(long offset) {
        return prefix + "%012d".formatted(offset);
    }
}
