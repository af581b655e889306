package labra.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/// The day examples of the design, E1 to E5, and the edges of counting.
class DaysTest {
    private static final Currency PESO = Currency.getInstance("ARS");
    private static final Authority ACA = new Authority("ACA La Plata", "clerk", "judge");

    @Test
    void e1_thirty_business_days_in_the_province_of_buenos_aires() {
        Term thirty = Term.of(30, Term.Unit.BUSINESS_DAYS);
        assertThat(thirty.lastDay(day("2026-06-10"), Calendars.buenosAires(Holiday.Kind.HOLIDAY)))
                .isEqualTo("2026-07-24");
        assertThat(thirty.lastDay(
                        day("2026-06-10"), Calendars.buenosAires(Holiday.Kind.HOLIDAY, Holiday.Kind.NON_WORKING)))
                .isEqualTo("2026-07-27");
        assertThat(thirty.lastDay(day("2026-10-13"), Calendars.argentina())).isEqualTo("2026-11-25");
    }

    @Test
    void e2_forty_calendar_days_in_the_city_of_buenos_aires() {
        assertThat(Term.of(40, Term.Unit.CALENDAR_DAYS).lastDay(day("2026-06-10"), Calendars.argentina()))
                .isEqualTo("2026-07-20");
    }

    @Test
    void e3_a_spanish_edict_notifies_twenty_days_later_and_only_then_the_discount_runs() {
        Term twenty = Term.of(20, Term.Unit.CALENDAR_DAYS);
        LocalDate notified = twenty.lastDay(day("2026-03-02"), Calendars.spain());
        assertThat(notified).isEqualTo("2026-03-22");
        assertThat(twenty.lastDay(notified, Calendars.spain())).isEqualTo("2026-04-11");
    }

    @Test
    void e4_five_and_twenty_business_days_in_colombia() {
        Calendar colombia = Calendars.colombia();
        assertThat(Term.of(5, Term.Unit.BUSINESS_DAYS).lastDay(day("2026-07-09"), colombia))
                .isEqualTo("2026-07-17");
        assertThat(Term.of(20, Term.Unit.BUSINESS_DAYS).lastDay(day("2026-07-09"), colombia))
                .isEqualTo("2026-08-11");
    }

    @Test
    void e5_the_same_units_cost_what_the_unit_cost_on_that_day() {
        UnitValue winter = value("2026-01-01", "2026-03-01", "1807");
        UnitValue spring = value("2026-03-01", "2026-05-01", "1896");
        BigDecimal units = new BigDecimal("150");
        assertThat(new Price(units, winter, day("2026-02-28")).amount()).hasToString("271050.00");
        assertThat(new Price(units, spring, day("2026-03-01")).amount()).hasToString("284400.00");
        assertThatThrownBy(() -> new Price(units, winter, day("2026-03-01")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_count_into_a_year_without_holidays_is_refused() {
        assertThatThrownBy(() -> Term.of(30, Term.Unit.BUSINESS_DAYS).lastDay(day("2026-12-10"), Calendars.argentina()))
                .isInstanceOf(UnloadedYear.class)
                .hasMessage("AR has no holidays of 2027");
    }

    @Test
    void months_and_years_go_to_the_same_day_or_the_end_of_the_month() {
        assertThat(Term.of(1, Term.Unit.MONTHS).lastDay(day("2026-01-31"), Calendars.spain()))
                .isEqualTo("2026-02-28");
        assertThat(Term.of(2, Term.Unit.YEARS).lastDay(day("2024-02-29"), Calendars.spain()))
                .isEqualTo("2026-02-28");
    }

    @Test
    void a_last_day_that_is_a_sunday_moves_to_monday_where_the_rule_says_so() {
        Term rolled = new Term(4, Term.Unit.CALENDAR_DAYS, Term.Roll.NEXT_BUSINESS_DAY);
        assertThat(rolled.lastDay(day("2026-06-10"), Calendars.argentina())).isEqualTo("2026-06-16");
    }

    @Test
    void a_row_of_law_has_two_persons() {
        assertThatThrownBy(() -> new Authority("Ley 13.927", "clerk", "CLERK"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static UnitValue value(String from, String until, String amount) {
        return new UnitValue("UF", new Period(day(from), day(until)), Money.of(amount, PESO), ACA);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
