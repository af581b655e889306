package labra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import labra.platform.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Evidence in a bucket, by the real client against a server that speaks S3: two copies of the application see one
/// bucket.
class EvidenceBucketTest {
    private static final S3Server SERVER = new S3Server();

    private final byte[] photo = ("a photo, " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    private final String hash = Sha256.hex(photo);
    private final EvidenceStore one = store();
    private final EvidenceStore other = store();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    private static EvidenceStore store() {
        return EvidenceBucket.of(S3Server.BUCKET, Optional.of(SERVER.url()));
    }

    private byte[] piece(int from, int to) {
        return Arrays.copyOfRange(photo, from, to);
    }

    private long append(EvidenceStore store, byte[] piece) throws IOException, EvidenceRefused {
        return store.hold(hash, held -> {
            held.append(piece);
            return held.size();
        });
    }

    @Test
    void pieces_that_two_copies_took_are_one_photo() throws Exception {
        assertThat(one.size(hash)).isEmpty();
        assertThat(one.arrived(hash)).isZero();
        assertThat(append(one, piece(0, 10))).isEqualTo(10);
        assertThat(other.arrived(hash)).isEqualTo(10);
        assertThat(append(other, piece(10, photo.length))).isEqualTo(photo.length);
        one.hold(hash, held -> {
            assertThat(held.bytes()).isEqualTo(photo);
            held.keep();
            return held.size();
        });
        assertThat(other.size(hash)).contains((long) photo.length);
        try (InputStream kept = other.open(hash)) {
            assertThat(kept.readAllBytes()).isEqualTo(photo);
        }
        assertThat(other.small(hash)).isEmpty();
        one.keepSmall(piece(0, 5), hash);
        assertThat(other.small(hash)).contains(piece(0, 5));
        assertThat(other.arrived(hash)).as("what is whole is no piece any more").isZero();
    }

    @Test
    void of_two_that_bring_the_same_place_the_first_stays() throws Exception {
        one.hold(hash, held -> {
            assertThat(append(other, piece(0, 10))).isEqualTo(10);
            held.append(piece(0, 20));
            assertThat(held.size()).isEqualTo(10);
            assertThat(held.bytes()).isEqualTo(piece(0, 10));
            return 0;
        });
    }

    /// A bucket lists a thousand objects at a time.
    @Test
    void a_photo_in_very_many_pieces_is_found_whole() throws Exception {
        int pieces = 1_002;
        byte[] large = new byte[pieces];
        Arrays.fill(large, (byte) 'x');
        String name = Sha256.hex(large);
        for (int at = 0; at < pieces; at++) {
            SERVER.put("arriving/%s/%012d".formatted(name, at), new byte[] {large[at]});
        }
        assertThat(one.arrived(name)).isEqualTo(pieces);
        one.hold(name, held -> {
            assertThat(held.bytes()).isEqualTo(large);
            held.keep();
            return held.size();
        });
        assertThat(other.size(name)).contains((long) pieces);
    }

    @Test
    void what_has_another_hash_is_not_kept() throws Exception {
        append(one, "something else".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> one.hold(hash, held -> {
                    held.keep();
                    return 0;
                }))
                .isInstanceOf(IOException.class);
        assertThat(one.size(hash)).isEmpty();
        one.hold(hash, held -> {
            held.remove();
            return 0;
        });
        assertThat(other.arrived(hash)).isZero();
    }

    @Test
    void what_is_not_there_is_told() {
        assertThatThrownBy(() -> one.open(hash)).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void a_bucket_that_is_away_is_no_missing_photo() {
        EvidenceStore away = EvidenceBucket.of(S3Server.BUCKET, Optional.of(URI.create("http://127.0.0.1:1")));
        assertThatThrownBy(() -> away.size(hash))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not answer");
        EvidenceStore none = EvidenceBucket.of("no-such-bucket", Optional.of(SERVER.url()));
        assertThatThrownBy(() -> none.arrived(hash)).isInstanceOf(IOException.class);
    }
}
