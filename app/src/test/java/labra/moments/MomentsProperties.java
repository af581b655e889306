package labra.moments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Every date and time that some form can write is read back as it was, and nothing else is read at all.
class MomentsProperties {
    private static final ZoneId BUENOS_AIRES = ZoneId.of("America/Argentina/Buenos_Aires");
    private static final Moments DAY_FIRST = moments(DateOrder.DAY_FIRST, Moments.Numbers.UNPROVEN);
    private static final Moments MONTH_FIRST = moments(DateOrder.MONTH_FIRST, Moments.Numbers.UNPROVEN);

    private static final Times TIMES = new Times(BareNumbers.UNPROVEN);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static Moments moments(DateOrder order, Moments.Numbers numbers) {
        return new Moments(BUENOS_AIRES, new Dates(order, true), new Times(BareNumbers.UNPROVEN), numbers);
    }

    @Property
    void dates_come_back_from_every_form(@ForAll("dates") LocalDate date, @ForAll("dateForms") String form) {
        assertThat(DAY_FIRST.dates().read(date.format(DateTimeFormatter.ofPattern(form))))
                .isEqualTo(date);
    }

    @Property
    void dates_with_the_month_first_come_back_where_the_file_has_them_so(@ForAll("dates") LocalDate date) {
        assertThat(MONTH_FIRST.dates().read(date.format(DateTimeFormatter.ofPattern("M/d/uuuu"))))
                .isEqualTo(date);
    }

    @Property
    void times_come_back_from_every_form(@ForAll("times") LocalTime time, @ForAll("timeForms") String form) {
        LocalTime kept = form.contains("ss") ? time : time.truncatedTo(ChronoUnit.MINUTES);
        kept = form.contains("SSS") ? kept : kept.truncatedTo(ChronoUnit.SECONDS);
        assertThat(TIMES.read(time.format(DateTimeFormatter.ofPattern(form)))).isEqualTo(kept);
    }

    @Property
    void a_clock_of_twelve_hours_comes_back(@ForAll("times") LocalTime time) {
        String half = time.getHour() < 12 ? "a. m." : "p. m.";
        LocalTime minutes = time.truncatedTo(ChronoUnit.MINUTES);
        String written = minutes.format(DateTimeFormatter.ofPattern("h:mm")) + " " + half;
        assertThat(TIMES.read(written)).isEqualTo(minutes);
        assertThat(TIMES.read(written.replace(". m.", "m").toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(minutes);
    }

    @Property
    void moments_with_an_offset_come_back_whatever_the_zone(
            @ForAll("dates") LocalDate date, @ForAll("times") LocalTime time, @ForAll("offsets") ZoneOffset offset) {
        OffsetDateTime moment = date.atTime(time).atOffset(offset);
        for (String form :
                List.of("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", "uuuu-MM-dd HH:mm:ss.SSSXX", "uuuu-MM-dd'T'HH:mm:ss.SSS XXX")) {
            assertThat(DAY_FIRST.read(moment.format(DateTimeFormatter.ofPattern(form))))
                    .isEqualTo(moment.toInstant());
        }
    }

    @Property
    void moments_without_an_offset_are_the_zones(@ForAll("dates") LocalDate date, @ForAll("times") LocalTime time) {
        LocalDateTime local = date.atTime(time.truncatedTo(ChronoUnit.SECONDS));
        Instant moment = local.atZone(BUENOS_AIRES).toInstant();
        boolean skipped = BUENOS_AIRES.getRules().getValidOffsets(local).isEmpty();
        for (String form : List.of("dd/MM/uuuu HH:mm:ss", "uuuu-MM-dd'T'HH:mm:ss", "d-M-uuuu H:mm:ss")) {
            assertThat(DAY_FIRST.read(local.format(DateTimeFormatter.ofPattern(form))))
                    .isEqualTo(skipped ? null : moment);
        }
    }

    @Property
    void seconds_and_milliseconds_since_1970_come_back(@ForAll @IntRange(min = 1_000_000_000) int seconds) {
        Moments proven = moments(DateOrder.DAY_FIRST, Moments.Numbers.SINCE_1970);
        assertThat(proven.read(Integer.toString(seconds))).isEqualTo(Instant.ofEpochSecond(seconds));
        assertThat(proven.read(seconds + "123"))
                .isEqualTo(Instant.ofEpochSecond(seconds).plusMillis(123));
    }

    @Property
    void days_that_no_calendar_has_are_not_read(
            @ForAll @IntRange(min = 0, max = 99) int day, @ForAll @IntRange(min = 0, max = 99) int month) {
        String written = "%02d/%02d/2023".formatted(day, month);
        boolean real = month >= 1
                && month <= 12
                && day >= 1
                && day <= java.time.YearMonth.of(2023, month).lengthOfMonth();
        assertThat(DAY_FIRST.dates().read(written) != null).isEqualTo(real);
    }

    @Property
    void hours_that_no_clock_has_are_not_read(
            @ForAll @IntRange(min = 0, max = 99) int hour, @ForAll @IntRange(min = 0, max = 99) int minute) {
        assertThat(TIMES.read("%d:%02d".formatted(hour, minute)) != null).isEqualTo(hour < 24 && minute < 60);
    }

    @Property(tries = 5000)
    void no_text_breaks_it(@ForAll String text) {
        DAY_FIRST.dates().read(text);
        TIMES.read(text);
        DAY_FIRST.read(text);
        new OrderEvidence(TODAY).see(1, text);
        new NumberEvidence(TODAY).seeMoment(text);
        new NumberEvidence(TODAY).seeTime(text);
        Offsets.of(Plain.text(text));
    }

    @Property
    void a_column_tells_its_order_as_soon_as_a_day_beyond_twelve_comes(
            @ForAll("dates") LocalDate telling,
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 12) Integer> others) {
        LocalDate beyond = telling.withDayOfMonth(13 + telling.getDayOfMonth() % 16);
        for (boolean monthFirst : List.of(true, false)) {
            var form = DateTimeFormatter.ofPattern(monthFirst ? "MM/dd/uuuu" : "dd/MM/uuuu");
            OrderEvidence order = new OrderEvidence(TODAY);
            others.forEach(day -> order.see(1, LocalDate.of(2020, 5, day).format(form)));
            order.see(2, beyond.format(form) + " 10:00");
            assertThat(order.found().order()).isEqualTo(monthFirst ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST);
        }
    }

    @Example
    void the_forms_of_the_real_files() {
        assertThat(TIMES.read("9:34")).isEqualTo(LocalTime.of(9, 34));
        assertThat(TIMES.read("15:54")).isEqualTo(LocalTime.of(15, 54));
        assertThat(DAY_FIRST.dates().read("16/01/2014")).isEqualTo(LocalDate.of(2014, 1, 16));
        assertThat(DAY_FIRST.dates().read("16-ene-2014")).isEqualTo(LocalDate.of(2014, 1, 16));
        assertThat(DAY_FIRST.dates().read("16 de enero de 2014")).isEqualTo(LocalDate.of(2014, 1, 16));
        assertThat(DAY_FIRST.read("2006-07-24T00:00:00+00:00")).isEqualTo(Instant.parse("2006-07-24T00:00:00Z"));
        assertThat(DAY_FIRST.read("2014-01-16")).isNull();
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.integers()
                .between((int) LocalDate.of(1970, 1, 1).toEpochDay(), (int)
                        LocalDate.of(2069, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<LocalTime> times() {
        return Arbitraries.integers().between(0, 86_399_999).map(ms -> LocalTime.ofNanoOfDay(ms * 1_000_000L));
    }

    @Provide
    Arbitrary<ZoneOffset> offsets() {
        return Combinators.combine(Arbitraries.integers().between(-11, 11), Arbitraries.of(0, 30, 45))
                .as((hours, minutes) -> ZoneOffset.ofHoursMinutes(hours, hours < 0 ? -minutes : minutes));
    }

    @Provide
    Arbitrary<String> dateForms() {
        return Arbitraries.of(
                "uuuu-MM-dd",
                "uuuu/MM/dd",
                "uuuu-M-d",
                "uuuuMMdd",
                "dd/MM/uuuu",
                "d/M/uuuu",
                "dd-MM-uuuu",
                "dd.MM.uuuu",
                "dd/MM/uu");
    }

    @Provide
    Arbitrary<String> timeForms() {
        return Arbitraries.of(
                "H:mm", "HH:mm", "HH:mm:ss", "H:mm:ss", "HH:mm:ss.SSS", "HH:mm:ss,SSS", "HHmm", "HH.mm", "H'h'mm");
    }
}
