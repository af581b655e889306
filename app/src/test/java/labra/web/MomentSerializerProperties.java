package labra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Moments are written as the library writes them, whatever their year, fraction and offset.
class MomentSerializerProperties {

    @Property
    void moments_are_written_as_iso_8601(@ForAll("moments") OffsetDateTime moment) {
        assertThat(MomentSerializer.written(moment)).isEqualTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment));
    }

    @Provide
    Arbitrary<OffsetDateTime> moments() {
        Arbitrary<Long> seconds = Arbitraries.longs().between(-100_000_000_000L, 400_000_000_000L);
        Arbitrary<Integer> nanos = Arbitraries.of(0, 1, 10, 999_999_999, 120_000_000, 123_456_000, 7_000);
        Arbitrary<ZoneOffset> offsets = Arbitraries.integers()
                .between(-64_800, 64_800)
                .map(ZoneOffset::ofTotalSeconds)
                .injectDuplicates(0.1);
        return Combinators.combine(seconds, nanos, offsets)
                .as((second, nano, offset) -> OffsetDateTime.ofInstant(Instant.ofEpochSecond(second, nano), offset));
    }
}
