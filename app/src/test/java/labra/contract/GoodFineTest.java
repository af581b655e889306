package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import labra.Api;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every form in which a good fine may come, and the one form in which it is kept.
@QuarkusTest
class GoodFineTest {
    @Inject
    Api api;

    private static @Nullable String token;
    private static String plate = "";

    @BeforeEach
    void officerAndVehicle() {
        if (token == null) {
            token = api.officerToken();
            plate = api.plate();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'2024-05-10T14:30:00Z'            | 2024-05-10T14:30:00Z",
                "'2024-05-10t14:30:00z'            | 2024-05-10T14:30:00Z",
                "'2024-05-10T14:30:00.123Z'        | 2024-05-10T14:30:00.123Z",
                "'2024-05-10T14:30:00,5Z'          | 2024-05-10T14:30:00.5Z",
                "'2024-05-10T14:30:00.123456789Z'  | 2024-05-10T14:30:00.123456Z",
                "'2024-05-10T14:30:00+03:00'       | 2024-05-10T11:30:00Z",
                "'2024-05-10T14:30:00-0500'        | 2024-05-10T19:30:00Z",
                "'2024-05-10T14:30:00-05'          | 2024-05-10T19:30:00Z",
                "'2024-05-10 14:30:00 -03:00'      | 2024-05-10T17:30:00Z",
                "'2024-05-10T14:30:00'             | 2024-05-10T17:30:00Z",
                "'2024-05-10 14:30:00'             | 2024-05-10T17:30:00Z",
                "'2024-05-10 14:30'                | 2024-05-10T17:30:00Z",
                "'2024-05-10T14:30'                | 2024-05-10T17:30:00Z",
                "' 2024-05-10T14:30Z '             | 2024-05-10T14:30:00Z",
                "'2024-02-29T23:59:59-03:00'       | 2024-03-01T02:59:59Z",
                "'1900-01-01T00:00:00Z'            | 1900-01-01T00:00:00Z",
                "1715351400                        | 2024-05-10T14:30:00Z",
                "1715351400.25                     | 2024-05-10T14:30:00.250Z",
                "1715351400000                     | 2024-05-10T14:30:00Z",
                "1715351400123                     | 2024-05-10T14:30:00.123Z",
                "1.7153514e9                       | 2024-05-10T14:30:00Z",
                "0                                 | 1970-01-01T00:00:00Z",
                "-86400                            | 1969-12-31T00:00:00Z"
            })
    void every_form_of_a_timestamp_is_the_same_moment(String written, Instant moment) {
        boolean number = written.matches("[-0-9.e]+") && !written.contains("T") && !written.contains(":");
        Response answer = load(FineJson.of(plate).with("timestamp", number ? written : "\"" + written + "\""));
        OffsetDateTime kept = OffsetDateTime.parse(answer.path("multa.timestamp"));
        assertThat(kept.toInstant()).isEqualTo(moment);
    }

    @Test
    void a_clock_may_be_five_minutes_ahead() {
        Instant ahead = Instant.now().plus(4, ChronoUnit.MINUTES).plusSeconds(50);
        load(FineJson.of(plate).with("timestamp", "\"" + ahead + "\""));
        load(FineJson.of(plate).with("timestamp", Long.toString(ahead.toEpochMilli())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", " %s ", "\\t%s\\n", "                                                      %s"})
    void a_plate_is_normalised(String written) {
        assertThat((String) load(FineJson.of(written.formatted(plate))).path("multa.placa_patente"))
                .isEqualTo(plate);
        String apart = plate.toLowerCase(Locale.ROOT).substring(0, 2) + "-" + plate.substring(2, 5) + "·. /"
                + plate.substring(5);
        assertThat((String) load(FineJson.of(apart)).path("multa.placa_patente"))
                .isEqualTo(plate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "línea\\nlínea\\tfin",
                "😀 𝒜 ñandú",
                "<script>alert(1)</script>",
                "'; DROP TABLE fine; --"
            })
    void comments_are_kept_to_the_letter(String comments) {
        Response answer = load(FineJson.of(plate).with("comentarios", "\"" + comments + "\""));
        assertThat((String) answer.path("multa.comentarios"))
                .isEqualTo(comments.replace("\\n", "\n").replace("\\t", "\t"));
    }

    @Test
    void the_longest_texts_are_counted_in_characters() {
        String comments = "😀".repeat(2_000);
        String place = "ñ".repeat(300);
        Response answer = load(
                FineJson.of(plate).with("comentarios", "\"" + comments + "\"").with("lugar", "\"" + place + "\""));
        assertThat((String) answer.path("multa.comentarios")).isEqualTo(comments);
        assertThat((String) answer.path("multa.lugar")).isEqualTo(place);
    }

    @Test
    void optional_fields_are_kept_and_unknown_ones_passed_over() {
        Response answer = load(FineJson.of(plate)
                .with("lugar", "\" Mitre 845 \"")
                .with("latitud", "-34.6037")
                .with("longitud", "-58.3816")
                .with("infraccion", "null")
                .with("policia_id", "1")
                .with("estado", "\"ANULADA\""));
        assertThat((String) answer.path("multa.lugar")).isEqualTo("Mitre 845");
        assertThat((Float) answer.path("multa.latitud")).isEqualTo(-34.6037f);
        assertThat((Float) answer.path("multa.longitud")).isEqualTo(-58.3816f);
        assertThat((String) answer.path("multa.estado")).isEqualTo("LABRADA");
    }

    @Test
    void a_byte_order_mark_and_a_trailing_slash_do_no_harm() {
        byte[] body = ("\uFEFF" + FineJson.of(plate)).getBytes(StandardCharsets.UTF_8);
        Api.as(String.valueOf(token))
                .body(body)
                .post("/cargar_infraccion/")
                .then()
                .statusCode(200);
    }

    private static Response load(FineJson fine) {
        Response answer = Api.as(String.valueOf(token)).body(fine.toString()).post("/cargar_infraccion");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }
}
