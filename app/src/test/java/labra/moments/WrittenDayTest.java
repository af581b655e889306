package labra.moments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDayTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10/05/2024|2024-05-10",
                "1/2/2024|2024-02-01",
                "10-05-2024|2024-05-10",
                "10.05.2024|2024-05-10",
                "10/05/2024 14:30|2024-05-10T14:30",
                "10/05/2024, 9:05|2024-05-10T09:05",
                "10/05/2024 14.30 hs|2024-05-10T14:30",
                "10/05/2024 14:30:15|2024-05-10T14:30:15",
                "10 de mayo de 2024|2024-05-10",
                "10/05/2024 2:30 p. m.|2024-05-10T14:30"
            })
    void what_is_written_day_first_is_read_day_first(String written, String iso) {
        assertThat(WrittenDay.iso(written)).isEqualTo(iso);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-05-10",
                "2024-05-10T14:30:15",
                "2024-05-10T14:30:15Z",
                "2024-05-10T14:30:15-03:00",
                "10/05/2024 14:30 UTC",
                "10/05/2024 14:30-03:00",
                "31/02/2024",
                "10/05/24",
                "05/2024",
                "mañana",
                "10/05/2024 14",
                "1/1/20244"
            })
    void anything_else_is_left_to_the_rules_of_the_field(String written) {
        assertThat(WrittenDay.iso(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-10,10/05/2024",
        "2024-05-10T14:30:00,10/05/2024 14:30",
        "2024-05-10T14:30:15,10/05/2024 14:30:15",
        "mañana,mañana"
    })
    void days_are_shown_day_first(String value, String shown) {
        assertThat(WrittenDay.shown(value)).isEqualTo(shown);
    }

    @Test
    void both_ways_are_one() {
        for (String iso : new String[] {"2024-05-10", "2024-12-01T00:00", "1999-01-31T23:59:59"}) {
            assertThat(WrittenDay.iso(WrittenDay.shown(iso))).isEqualTo(iso);
        }
    }
}
