package labra.moments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Dates and times as programs and people write them.
class WrittenMomentsTest {
    private static final ZoneId ZONE = ZoneId.of("America/Argentina/Buenos_Aires");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Dates DATES = new Dates(DateOrder.DAY_FIRST, true);

    private static Moments moments(BareNumbers bare, Moments.Numbers numbers) {
        return new Moments(ZONE, DATES, new Times(bare), numbers);
    }

    private static final Moments USUAL = moments(BareNumbers.UNPROVEN, Moments.Numbers.UNPROVEN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05-NOV-25",
                "05 NOV 25",
                "5-nov.-2025",
                "05/Nov/2025",
                "5 de noviembre de 2025",
                "5 noviembre 2025",
                "miércoles 5 de noviembre de 2025",
                "miércoles, 5 de noviembre de 2025",
                "mié 5 nov 2025",
                "Nov 5, 2025",
                "November 5th, 2025",
                "Wednesday, November 5, 2025",
                "Wed, 05 Nov 2025",
                "5 November 2025",
                "2025-Nov-05",
                "05NOV2025",
                "05NOV25",
                "5/XI/2025",
                "05112025",
                "20251105",
                "2025/11/05",
                "05.11.2025",
                "05 11 2025",
                "05‐11‐2025",
                "05 / 11 / 2025",
                "5 de novembro de 2025",
                "Nov. 5, 2025",
                "5 nov. 2025",
                "05_11_2025",
                "05\\11\\2025",
                "'05/11/2025",
                "05-Novembro-2025",
                "quarta-feira, 5 de novembro de 2025"
            })
    void this_date_is_read_in_every_form(String written) {
        assertThat(DATES.read(written)).isEqualTo(LocalDate.of(2025, 11, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "07 SEP 25,9",
        "07-sept-25,9",
        "07-set-25,9",
        "7 de setiembre de 2025,9",
        "07-ENE-25,1",
        "07-JAN-25,1",
        "07-abr-25,4",
        "07-APR-25,4",
        "07-ago-25,8",
        "07-AUG-25,8",
        "07-dic-25,12",
        "07-DEC-25,12",
        "07-mar.-25,3",
        "07-mayo-25,5",
        "07-jun-25,6"
    })
    void months_by_their_names(String written, int month) {
        assertThat(DATES.read(written)).isEqualTo(LocalDate.of(2025, month, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 de foo de 2025",
                "31-feb-25",
                "05-NO-25",
                "noviembre 2025",
                "251105",
                "05/13/2025",
                "0/0/2025",
                "5 novela 2025"
            })
    void what_is_no_date(String written) {
        assertThat(DATES.read(written)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3:54 p.\u00a0m.|15:54",
                "3:54:00\u202fp.\u00a0m.|15:54",
                "3:54:00\u202fPM|15:54",
                "3:54 p. m.|15:54",
                "3:54pm|15:54",
                "12:00 a. m.|00:00",
                "12:00 m.|12:00",
                "12:05 PM|12:05",
                "945|09:45",
                "1545|15:45",
                "94500|09:45",
                "154500|15:45",
                "0950A|09:50",
                "0111P|13:11",
                "1215A|00:15",
                "1215P|12:15",
                "15:30 hs|15:30",
                "15:30hs.|15:30",
                "15:30h|15:30",
                "15:30 hrs|15:30",
                "15:30 horas|15:30",
                "15 hs|15:00",
                "15h|15:00",
                "15h30|15:30",
                "15h30min|15:30",
                "9:5|09:05",
                "9:05|09:05",
                "15.30|15:30",
                "15.30 hs|15:30",
                "1530 hs|15:30",
                "a las 15:30|15:30",
                "945.0|09:45",
                "15:54:00.000|15:54",
                "3 pm|15:00",
                "0045A|00:45",
                "12 m|12:00",
                "mediodía|12:00",
                "3:54 de la tarde|15:54",
                "9:45 de la mañana|09:45",
                "9:45 da manhã|09:45",
                "8 de la noche|20:00",
                "12 de la noche|00:00",
                "p. m. 3:54|15:54",
                "0:30 p. m.|12:30",
                "0 days 15:54:00|15:54",
                "T15:54|15:54",
                "12:30 m.|12:30",
                "às 15:54|15:54",
                "15 hs 54 min|15:54"
            })
    void these_times_are_read(String written, LocalTime time) {
        assertThat(new Times(BareNumbers.UNPROVEN).read(written)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15",
                "5",
                "0",
                "25:00",
                "24:01",
                "9.5",
                "9:75",
                "15:30 x",
                "1360",
                "99999",
                "13:00 am",
                "15:30 mañana",
                "3 de la noche",
                "medianoche",
                "15-54",
                "15,54",
                "12 de la mañana",
                ""
            })
    void what_is_no_time(String written) {
        assertThat(new Times(BareNumbers.UNPROVEN).read(written)).isNull();
    }

    @Test
    void short_numbers_are_times_where_longer_ones_of_the_column_prove_it() {
        assertThat(bare("945", "30", "5", "0", "1545")).isEqualTo(BareNumbers.MINUTES_LAST);
        Times minutes = new Times(BareNumbers.MINUTES_LAST);
        assertThat(minutes.read("30")).isEqualTo(LocalTime.of(0, 30));
        assertThat(minutes.read("5")).isEqualTo(LocalTime.of(0, 5));
        assertThat(minutes.read("1.0")).isEqualTo(LocalTime.of(0, 1));
        assertThat(bare("154500", "500", "94500")).isEqualTo(BareNumbers.MIXED);
        assertThat(bare("154500", "94500")).isEqualTo(BareNumbers.SECONDS_LAST);
        assertThat(bare("9", "15", "22")).isEqualTo(BareNumbers.UNPROVEN);
        assertThat(bare("0.40625", "0.5")).isEqualTo(BareNumbers.PARTS_OF_A_DAY);
        assertThat(new Times(BareNumbers.PARTS_OF_A_DAY).read("0.40625")).isEqualTo(LocalTime.of(9, 45));
    }

    private static BareNumbers bare(String... times) {
        NumberEvidence evidence = new NumberEvidence(TODAY);
        List.of(times).forEach(evidence::seeTime);
        return evidence.times();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20/11/2025, 15:54:00",
                "20/11/2025 15:54",
                "20251120155400",
                "202511201554",
                "20251120T155400",
                "20251120T155400-0300",
                "20251120T185400Z",
                "2025-11-20 18:54:00 UTC",
                "2025-11-20 18:54 GMT",
                "2025-11-20T15:54:00.000-03:00",
                "2025-11-20 15:54:00-03",
                "2025-11-20 15:54:00 GMT-3",
                "20/11/2025 15:54 ART",
                "2025-11-20T15:54:00-03:00[America/Argentina/Buenos_Aires]",
                "2025-11-20 13:54 America/Lima",
                "20 de noviembre de 2025, 3:54 p. m.",
                "20 de noviembre de 2025 a las 15:54",
                "Thu, 20 Nov 2025 18:54:00 GMT",
                "Thu Nov 20 15:54:00 ART 2025",
                "Thu Nov 20 2025 15:54:00 GMT-0300 (hora estándar de Argentina)",
                "Nov 20, 2025, 3:54:00 PM",
                "20-NOV-25 03.54.00.000000 PM",
                "20-NOV-2025 15:54:00",
                "20/11/2025 - 15:54",
                "20/11/2025 15:54 hs",
                "20/11/2025 às 15:54",
                "2025-11-20-15.54.00.000000",
                "2025-11-20_15:54:00",
                "20 de noviembre de 2025 a las 3:54 de la tarde",
                "Nov 20 2025  3:54PM"
            })
    void this_moment_is_read_in_every_form(String written) {
        assertThat(USUAL.read(written)).isEqualTo(Instant.parse("2025-11-20T18:54:00Z"));
    }

    @Test
    void midnight_at_24_is_the_next_day_s() {
        Instant next = Instant.parse("2025-11-21T03:00:00Z");
        assertThat(USUAL.at(LocalDate.of(2025, 11, 20), "24:00")).isEqualTo(next);
        assertThat(USUAL.at(LocalDate.of(2025, 11, 20), "24:00:00 hs")).isEqualTo(next);
        assertThat(USUAL.read("2025-11-20T24:00:00")).isEqualTo(next);
        assertThat(USUAL.read("20/11/2025 24:00")).isEqualTo(next);
        assertThat(USUAL.read("20/11/2025 24:30")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2015-12-21T00:00:00",
                "2015-12-21T00:00:00.000",
                "2015-12-21 00:00:00Z",
                "21/12/2015 0:00",
                "21/12/2015 12:00:00 a. m.",
                "2015-12-21 09:45",
                "2015-12-21T03:00:00Z",
                "2015-12-21T03:00:00.000Z"
            })
    void a_date_beside_a_column_of_times_may_have_a_midnight_or_the_same_time(String written) {
        assertThat(USUAL.date(written, "9:45")).isEqualTo(LocalDate.of(2015, 12, 21));
        assertThat(USUAL.date("2015-12-21T09:00:00", "9:45")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30/12/1899 9:45:00",
                "1899-12-30T09:45:00",
                "1899-12-31 09:45",
                "1970-01-01T09:45:00",
                "21/12/2015 09:45",
                "1899-12-30 9:45 a. m."
            })
    void a_time_beside_a_column_of_dates_may_have_no_date_or_the_same(String written) {
        assertThat(USUAL.at(LocalDate.of(2015, 12, 21), written)).isEqualTo(Instant.parse("2015-12-21T12:45:00Z"));
        assertThat(USUAL.at(LocalDate.of(2015, 12, 22), "21/12/2015 09:45")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30/12/1899", "1/1/1900", "1970-01-01", "1900-01-01T00:00:00", "00/00/0000", "0000-00-00"})
    void a_date_that_programs_write_for_none_is_none(String written) {
        assertThat(USUAL.date(written, "9:45")).isNull();
    }

    @Test
    void what_looks_like_an_offset_but_is_none_makes_no_time() {
        assertThat(USUAL.at(LocalDate.of(2025, 11, 20), "15-54")).isNull();
        assertThat(moments(BareNumbers.MINUTES_LAST, Moments.Numbers.UNPROVEN).at(LocalDate.of(2025, 11, 20), "15-54"))
                .isNull();
        assertThat(USUAL.at(LocalDate.of(2025, 11, 20), "15:54-03:00"))
                .isEqualTo(Instant.parse("2025-11-20T18:54:00Z"));
        assertThat(USUAL.at(LocalDate.of(2025, 11, 20), "15:54-99:00")).isNull();
    }

    @Test
    void numbers_count_days_or_seconds_only_where_the_whole_column_proves_it() {
        assertThat(numbers("45966.65625", "45967")).isEqualTo(Moments.Numbers.SPREADSHEET_DAYS);
        assertThat(numbers("45966", "05/11/2025")).isEqualTo(Moments.Numbers.UNPROVEN);
        assertThat(numbers("51125")).isEqualTo(Moments.Numbers.UNPROVEN);
        assertThat(numbers("1731513600", "1731513601")).isEqualTo(Moments.Numbers.SINCE_1970);
        assertThat(numbers("2025110515")).isEqualTo(Moments.Numbers.UNPROVEN);
        Moments days = moments(BareNumbers.UNPROVEN, Moments.Numbers.SPREADSHEET_DAYS);
        assertThat(days.read("45981.6625")).isEqualTo(Instant.parse("2025-11-20T18:54:00Z"));
        assertThat(days.date("45981", "15:54")).isEqualTo(LocalDate.of(2025, 11, 20));
        assertThat(USUAL.read("1731513600")).isNull();
    }

    private static Moments.Numbers numbers(String... written) {
        NumberEvidence evidence = new NumberEvidence(TODAY);
        List.of(written).forEach(evidence::seeMoment);
        return evidence.moments();
    }

    @Test
    void two_digit_years_stand_first_where_the_column_proves_it_and_are_refused_where_it_could_be() {
        OrderEvidence.Found proven = found("25-11-05", "25-11-30");
        assertThat(proven.order()).isEqualTo(DateOrder.YEAR_FIRST);
        assertThat(proven.dates().read("25-11-05")).isEqualTo(LocalDate.of(2025, 11, 5));
        assertThat(found("25-11-05").dates().read("25-11-05")).isNull();
        assertThat(found("251105", "251130").dates().read("251105")).isEqualTo(LocalDate.of(2025, 11, 5));
        assertThat(found("251105").dates().read("251105")).isNull();
        assertThat(found("05/11/25").dates().read("05/11/25")).isEqualTo(LocalDate.of(2025, 11, 5));
        assertThat(found("98-11-05").order()).isEqualTo(DateOrder.YEAR_FIRST);
        assertThat(found("30/11/24", "11/05/24").dates().read("11/05/24")).isEqualTo(LocalDate.of(2024, 5, 11));
    }

    @Test
    void a_column_that_proves_both_orders_is_contradictory_and_names_the_rows() {
        OrderEvidence.Found found = found("25/01/2025", "01/25/2025", "03/04/2025");
        assertThat(found.contradictory()).isTrue();
        assertThat(found.proofs())
                .isEqualTo(Map.of(
                        DateOrder.DAY_FIRST, List.of(new OrderEvidence.Proof(2, "25/01/2025")),
                        DateOrder.MONTH_FIRST, List.of(new OrderEvidence.Proof(3, "01/25/2025"))));
        assertThat(found("01/02/2025", "05/06/2025").contradictory()).isFalse();
        assertThat(found("01/02/2025").proofs()).isEmpty();
    }

    private static OrderEvidence.Found found(String... dates) {
        OrderEvidence evidence = new OrderEvidence(TODAY);
        for (int i = 0; i < dates.length; i++) {
            evidence.see(i + 2, dates[i]);
        }
        return evidence.found();
    }
}
