package labra.fines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/// The same content is the same digest and id, other content another; and the id is a UUIDv7 of the fine's own time.
class DigestProperties {
    @Property
    void parts_do_not_run_into_each_other(@ForAll String one, @ForAll String two) {
        Digest apart = Digest.of(1, Instant.EPOCH, one, two);
        assertThat(apart.bytes())
                .hasSize(32)
                .isEqualTo(Digest.of(1, Instant.EPOCH, one, two).bytes());
        if (!two.isEmpty()) {
            assertThat(apart.bytes())
                    .isNotEqualTo(Digest.of(1, Instant.EPOCH, one + two, "").bytes());
        }
        if (!one.isEmpty()) {
            String moved = one.substring(one.length() - 1) + two;
            byte[] other = Digest.of(1, Instant.EPOCH, one.substring(0, one.length() - 1), moved)
                    .bytes();
            assertThat(Arrays.equals(apart.bytes(), other)).isFalse();
        }
        assertThat(apart.bytes())
                .isNotEqualTo(Digest.of(1, Instant.EPOCH, one, two, null).bytes());
        assertThat(apart.bytes())
                .isNotEqualTo(Digest.of(2, Instant.EPOCH, one, two).bytes());
        assertThat(apart.bytes())
                .isNotEqualTo(
                        Digest.of(1, Instant.EPOCH.plusNanos(1000), one, two).bytes());
    }

    @Property
    void the_id_is_a_uuid_v7_of_the_moment(
            @ForAll @LongRange(min = 0, max = 253_402_300_799_999L) long millis, @ForAll String text) {
        Instant moment = Instant.ofEpochMilli(millis);
        UUID id = Digest.of(7, moment, text).id(moment);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(millis);
        assertThat(id).isEqualTo(Digest.of(7, moment, text).id(moment));
    }
}
