package labra.fines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import labra.web.BadField;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/// What a timestamp means does not hang on how it is written.
class TimestampProperties {
    private static final ZoneId ZONE = ZoneId.of("America/Argentina/Buenos_Aires");
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @Property
    void every_offset_and_separator_is_the_same_moment(
            @ForAll("moments") Instant moment,
            @ForAll @IntRange(min = -64, max = 64) int quarters,
            @ForAll boolean blank)
            throws BadField {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(quarters * 900);
        String written = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atOffset(offset));
        assertThat(Timestamp.parse(blank ? written.replace('T', ' ') : written, ZONE))
                .isEqualTo(moment);
        assertThat(Timestamp.parse(written.toLowerCase(Locale.ROOT), ZONE)).isEqualTo(moment);
        assertThat(Timestamp.parse(moment.toString(), ZONE)).isEqualTo(moment);
    }

    @Property
    void without_an_offset_it_is_the_town_s_time(@ForAll("moments") Instant moment) throws BadField {
        LocalDateTime local = LocalDateTime.ofInstant(moment, ZONE);
        assertThat(LocalDateTime.ofInstant(Timestamp.parse(local.toString(), ZONE), ZONE))
                .isEqualTo(local);
    }

    @Property
    void epoch_seconds_and_milliseconds_agree(@ForAll("modern") Instant moment) throws BadField {
        Instant whole = moment.truncatedTo(ChronoUnit.MILLIS);
        BigDecimal millis = BigDecimal.valueOf(whole.toEpochMilli());
        assertThat(read(millis)).isEqualTo(whole);
        assertThat(read(millis.movePointLeft(3))).isEqualTo(whole);
    }

    @Property
    void any_text_is_a_moment_or_refused(@ForAll @StringLength(max = 60) String text) {
        try {
            assertThat(Timestamp.parse(text, ZONE)).isNotNull();
        } catch (BadField refused) {
            assertThat(refused.on("timestamp").key()).startsWith("field.");
        }
    }

    @Property
    void any_number_is_a_moment_or_refused_at_once(@ForAll("numbers") BigDecimal number) {
        Instant begun = Instant.now();
        try {
            assertThat(read(number)).isBetween(Instant.parse("1900-01-01T00:00:00Z"), NOW.plus(Duration.ofMinutes(5)));
        } catch (BadField refused) {
            assertThat(refused.on("timestamp").key()).startsWith("field.");
        }
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Example
    void five_minutes_ahead_is_the_limit() throws BadField {
        Instant limit = NOW.plus(Duration.ofMinutes(5));
        assertThat(read(BigDecimal.valueOf(limit.toEpochMilli()))).isEqualTo(limit);
        assertThatThrownBy(() -> read(BigDecimal.valueOf(limit.toEpochMilli() + 1)))
                .isInstanceOf(BadField.class);
    }

    private static Instant read(BigDecimal number) throws BadField {
        return Timestamp.reader(ZONE, NOW).read(JsonNodeFactory.instance.numberNode(number));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return between("1900-01-02T00:00:00Z", "9999-12-30T00:00:00Z");
    }

    @Provide
    Arbitrary<Instant> modern() {
        return between("1974-01-01T00:00:00Z", "2029-12-31T00:00:00Z");
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals(),
                Arbitraries.longs().map(BigDecimal::valueOf),
                Arbitraries.integers()
                        .between(-999_999_999, 999_999_999)
                        .map(exponent -> new BigDecimal("7E" + exponent)));
    }

    private static Arbitrary<Instant> between(String first, String last) {
        long from = Instant.parse(first).getEpochSecond();
        long to = Instant.parse(last).getEpochSecond();
        return Arbitraries.longs()
                .between(from * 1_000_000, to * 1_000_000)
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
