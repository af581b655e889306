package labra.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/// What holds for every count of days, whatever the day, the term and the holidays.
class CountingProperties {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final Set<Integer> YEARS = Set.of(2026, 2027, 2028);
    private static final Currency PESO = Currency.getInstance("ARS");

    @Property
    void as_many_working_days_lie_after_the_start_as_the_term_has(
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(min = 1, max = 120) int days,
            @ForAll("offsets") Set<Integer> off) {
        Calendar calendar = calendar(off);
        LocalDate last = business(days).lastDay(start, calendar);
        assertThat(calendar.isWorking(last)).isTrue();
        assertThat(after(start, last).filter(calendar::isWorking).count()).isEqualTo(days);
    }

    @Property
    void a_holiday_more_never_makes_a_deadline_shorter(
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(min = 1, max = 120) int days,
            @ForAll("offsets") Set<Integer> off,
            @ForAll @IntRange(min = 0, max = 400) int more) {
        Set<Integer> added = new java.util.HashSet<>(off);
        added.add(more);
        assertThat(business(days).lastDay(start, calendar(added)))
                .isAfterOrEqualTo(business(days).lastDay(start, calendar(off)));
    }

    @Property
    void a_pause_adds_its_days_and_no_more(
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(min = 2, max = 120) int days,
            @ForAll @IntRange(min = 1, max = 60) int paused) {
        Pauses pause = new Pauses(List.of(new Period(start.plusDays(1), start.plusDays(1L + paused))));
        assertThat(Term.of(days, Term.Unit.CALENDAR_DAYS).lastDay(start, pause, calendar(Set.of())))
                .contains(start.plusDays((long) days + paused));
    }

    @Property
    void a_pause_without_an_end_has_no_last_day_unless_it_comes_too_late(
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(min = 1, max = 120) int days,
            @ForAll @IntRange(min = 1, max = 240) int later) {
        Pauses pause = new Pauses(List.of(Period.since(start.plusDays(later))));
        var last = Term.of(days, Term.Unit.CALENDAR_DAYS).lastDay(start, pause, calendar(Set.of()));
        assertThat(last.isPresent()).isEqualTo(later > days);
    }

    @Property
    void an_interruption_in_time_begins_again_and_a_late_one_does_nothing(
            @ForAll("starts") LocalDate start, @ForAll @IntRange(min = 1, max = 400) int later) {
        Course course = Course.of(Milestone.COMMITTED, Term.of(200, Term.Unit.CALENDAR_DAYS))
                .interruptedBy(Milestone.PROCEDURAL_ACT);
        Milestones history =
                Milestones.NONE.with(Milestone.COMMITTED, start).with(Milestone.PROCEDURAL_ACT, start.plusDays(later));
        LocalDate begun = later <= 200 ? start.plusDays(later) : start;
        assertThat(course.run(history, calendar(Set.of())).orElseThrow().lastDay())
                .contains(begun.plusDays(200));
    }

    @Property
    void an_appeal_stops_the_clock_from_its_day_to_the_day_of_its_result(
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(min = 1, max = 60) int filed,
            @ForAll @IntRange(min = 0, max = 300) int decided) {
        Course course = Course.of(Milestone.NOTIFIED, Term.of(60, Term.Unit.CALENDAR_DAYS))
                .suspendedBy(Milestone.APPEALED);
        Milestones history = Milestones.NONE
                .with(Milestone.NOTIFIED, start)
                .with(Milestone.APPEALED, start.plusDays(filed))
                .with(Milestone.APPEAL_DECIDED, start.plusDays(filed + decided));
        assertThat(course.run(history, calendar(Set.of())).orElseThrow().lastDay())
                .contains(start.plusDays(61L + decided));
    }

    @Property
    void a_percentage_is_rounded_once_and_by_no_more_than_half_a_cent(
            @ForAll @BigRange(min = "0.01", max = "9999999.99") @Scale(2) BigDecimal amount,
            @ForAll @BigRange(min = "0.01", max = "300.00") @Scale(2) BigDecimal share) {
        Money rounded = new Money(amount, PESO).percent(share);
        BigDecimal exact = amount.multiply(share).movePointLeft(2);
        assertThat(rounded.amount().subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
        assertThat(rounded.amount().scale()).isEqualTo(2);
    }

    @Provide
    Arbitrary<LocalDate> starts() {
        return Arbitraries.integers().between(0, 364).map(FIRST::plusDays);
    }

    @Provide
    Arbitrary<Set<Integer>> offsets() {
        return Arbitraries.integers().between(0, 700).set().ofMaxSize(60);
    }

    private static Term business(int days) {
        return Term.of(days, Term.Unit.BUSINESS_DAYS);
    }

    private static Stream<LocalDate> after(LocalDate start, LocalDate last) {
        return start.plusDays(1).datesUntil(last.plusDays(1));
    }

    private static Calendar calendar(Set<Integer> offsets) {
        List<Holiday> holidays = new ArrayList<>();
        offsets.forEach(off -> holidays.add(new Holiday(FIRST.plusDays(off), "day " + off, Holiday.Kind.HOLIDAY)));
        return Calendar.of("XX", Set.of(Holiday.Kind.HOLIDAY), YEARS, holidays);
    }
}
