package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import labra.Api;
import labra.csv.ImportFailure;
import labra.imports.loading.Options;
import labra.imports.loading.Totals;
import labra.imports.mapping.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of fines is loaded whole: each row once, and what became of each is told.
@QuarkusTest
class ImportFinesTest {
    private static final String HEADER = "numero,placa,fecha,hora,comentarios,lugar,oficial\n";

    @Inject
    Importing importing;

    @Inject
    Api api;

    @TempDir
    Path folder;

    private String mark = "";

    /// Begins the numbers of one test's fines, which no other test has.
    @BeforeEach
    void mark() {
        mark = Api.unique("M") + "-";
    }

    @Test
    void a_known_plate_is_issued_and_an_unknown_one_observed_until_its_vehicle_is_registered() {
        String known = api.plate();
        String unknown = "ZZ" + known.substring(2) + "9";
        Path file = Importing.file(
                folder,
                "two.csv",
                HEADER
                        + mark + "1," + known.toLowerCase(Locale.ROOT) + ",16/01/2014,9:34,Luz roja,Larco 400,I-04\n"
                        + mark + "2, " + unknown.substring(0, 3) + "-" + unknown.substring(3)
                        + " ,2014-01-16,15:54,Doble fila,,I-04\n");
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(2, 1, 0, 1, 0, 0));
        assertThat(fine("1"))
                .containsEntry("status", "ISSUED")
                .containsEntry("plate", known)
                .containsEntry("source", "IMPORT");
        assertThat(fine("2"))
                .containsEntry("status", "OBSERVED")
                .containsEntry("plate", unknown)
                .containsEntry("observation", null)
                .containsEntry("plate_as_written", unknown.substring(0, 3) + "-" + unknown.substring(3));
        api.administrator()
                .body(Map.of(
                        "placa_patente",
                        unknown,
                        "marca",
                        "Fiat",
                        "color",
                        "azul",
                        "persona_id",
                        api.person(Api.unique("due") + "@example.com")))
                .post("/vehiculos")
                .then()
                .statusCode(201);
        assertThat(fine("2")).containsEntry("status", "ISSUED");
    }

    @Test
    void a_local_time_is_the_towns() {
        load("1,,16/01/2014,9:34,x,,I-04");
        assertThat(importing.value(
                        "SELECT committed_at = '2014-01-16 09:34-03' FROM fine WHERE number = ?", mark + "1"))
                .isEqualTo("true");
    }

    @Test
    void what_was_loaded_is_repeated_the_second_time_and_also_twice_in_one_file() {
        String[] rows = {"1,,16/01/2014,9:34,a,,I-04", "2,,16/01/2014,9:34,a,,I-04", "1,,16/01/2014,09:34:00,a,,I-04"};
        assertThat(load(rows)).isEqualTo(new Totals(3, 0, 1, 2, 0, 0));
        assertThat(load(rows)).isEqualTo(new Totals(3, 0, 3, 0, 0, 0));
    }

    @Test
    void a_fine_that_a_device_sent_is_repeated_when_a_file_has_it_too() {
        String plate = api.plate();
        String badge = Api.unique("oficial-");
        Api.as(api.officerToken(api.officer(badge)))
                .body(Map.of(
                        "placa_patente",
                        plate,
                        "timestamp",
                        "2024-05-06T07:08:09-03:00",
                        "comentarios",
                        "Giro prohibido"))
                .post("/cargar_infraccion")
                .then()
                .statusCode(200);
        Path file = Importing.file(
                folder,
                "same.csv",
                "placa,timestamp,comentarios,oficial\n" + plate + ",2024-05-06 07:08:09,Giro prohibido," + badge
                        + "\n");
        assertThat(importing.totals(Kind.FINES, file, Options.USUAL)).isEqualTo(new Totals(1, 0, 1, 0, 0, 0));
    }

    @Test
    void the_number_of_another_fine_is_kept_with_an_observation_that_names_it() {
        String plate = api.plate();
        load("1," + plate + ",16/01/2014,9:34,first,,I-04", "1," + plate + ",17/01/2014,9:34,second,,I-04");
        load("1," + plate + ",18/01/2014,9:34,third,,I-04");
        List<Map<String, Object>> fines = importing.rows("""
                SELECT comments, status, observation, vehicle_id IS NOT NULL AS tied FROM fine
                WHERE number = ? ORDER BY committed_at
                """, mark + "1");
        String first = importing.value("SELECT id FROM fine WHERE number = ? AND comments = 'first'", mark + "1");
        assertThat(fines).extracting(fine -> fine.get("status")).containsExactly("ISSUED", "OBSERVED", "OBSERVED");
        assertThat(fines).allSatisfy(fine -> assertThat(fine).containsEntry("tied", true));
        assertThat(fines.subList(1, 3))
                .allSatisfy(fine -> assertThat((String) fine.get("observation"))
                        .contains(mark + "1")
                        .contains(first));
    }

    @Test
    void rows_of_every_kind_of_dirt_are_observed_or_rejected_with_their_line_and_reason() throws IOException {
        String plate = api.plate();
        Path file = Importing.file(
                folder,
                "dirt.csv",
                HEADER
                        + mark + "1," + plate + ",16/01/2014,9:34,good,,I-04\n" // 2
                        + mark + "2,,16/01/2014,9:34,no plate,,I-04\n" // 3
                        + mark + "3,???,16/01/2014,9:34,no plate either,,I-04\n" // 4
                        + mark + "4," + plate + ",31/02/2014,9:34,no such day,,I-04\n" // 5
                        + mark + "5," + plate + ",16/01/2014,25:00,no such hour,,I-04\n" // 6
                        + mark + "6," + plate + ",,9:34,no date,,I-04\n" // 7
                        + mark + "7," + plate + ",16/01/2014,,no hour,,I-04\n" // 8
                        + mark + "8," + plate + ",16/01/2014,9:34,few cells\n" // 9
                        + mark + "9," + plate + ",16/01/2014,9:34,many,,I-04,x,y\n" // 10
                        + mark + "10," + plate + ",16/01/2014,9:34,\"open,,I-04\n" // 11
                        + mark + "11," + plate + ",16/01/2014,9:34,nul\0,,I-04\n" // 12
                        + mark + "12," + plate + ",16/01/2014,9:34," + "x".repeat(2_001) + ",,I-04\n" // 13
                        + mark + "13," + plate + ",16/01/2014,9:34,ok," + "p".repeat(301) + ",I-04\n" // 14
                        + mark + "14," + plate + ",16/01/2914,9:34,future,,I-04\n" // 15
                        + mark + "15," + plate + ",16/01/1814,9:34,past,,I-04\n" // 16
                        + mark + "16," + plate + ",16/01/2014,9:34,no officer,,\n" // 17
                        + mark + "17," + "P".repeat(41) + ",16/01/2014,9:34,endless plate,,I-04\n" // 18
                        + mark + "18," + plate + ",16/01/2014,9:34,\"two\nlines\",,I-04\n" // 19 and 20
                        + mark + "19," + plate + ",16/01/2014,9:34,last,,I-04"); // 21, no line end
        Imports.Result result = importing.run(Kind.FINES, file, Importing.creatingOfficers());
        assertThat(result.totals()).isEqualTo(new Totals(19, 3, 0, 4, 12, 0));
        List<String> rejected = Files.readAllLines(result.rejected().orElseThrow()).stream()
                .filter(line -> line.matches("\\d+,.*"))
                .toList();
        assertThat(rejected)
                .extracting(line -> line.split(",")[0])
                .containsExactlyInAnyOrder("5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "16", "18");
        assertThat(result.rejected().orElseThrow())
                .hasFileName("dirt.csv.rejected.csv")
                .hasParent(folder);
        assertThat(Files.readString(result.rejected().orElseThrow()))
                .startsWith("\ufeffline,reason,original\r\n")
                .contains("31/02/2014")
                .contains("nul\u2400");
        assertThat(reasons(result))
                .containsExactlyInAnyOrder(
                        "5 BAD_DATE",
                        "6 BAD_TIME",
                        "7 REQUIRED",
                        "8 REQUIRED",
                        "9 WRONG_COLUMNS",
                        "10 WRONG_COLUMNS",
                        "11 BAD_QUOTING",
                        "12 CONTROL_CHARACTER",
                        "13 TOO_LONG",
                        "14 TOO_LONG",
                        "16 DATE_TOO_OLD",
                        "18 TOO_LONG");
        assertThat(fine("2")).containsEntry("status", "OBSERVED").containsEntry("plate", null);
        assertThat((String) fine("3").get("observation")).contains("no trae la patente");
        assertThat(fine("14")).containsEntry("status", "OBSERVED");
        assertThat(fine("16").get("observation")).isNotNull();
        assertThat(fine("18")).containsEntry("comments", "two\nlines");
        assertThat(fine("19")).containsEntry("status", "ISSUED");
    }

    @Test
    void an_import_without_rejected_rows_takes_the_file_of_an_earlier_one_away() {
        Path file = Importing.file(folder, "mended.csv", HEADER + mark + "1,,31/02/2014,9:34,x,,I-04\n");
        Path rejected = importing
                .run(Kind.FINES, file, Importing.creatingOfficers())
                .rejected()
                .orElseThrow();
        assertThat(rejected).exists();
        Importing.file(folder, "mended.csv", HEADER + mark + "1,,28/02/2014,9:34,x,,I-04\n");
        assertThat(importing.run(Kind.FINES, file, Importing.creatingOfficers()).rejected())
                .isEmpty();
        assertThat(rejected).doesNotExist();
    }

    @Test
    void officers_are_made_only_when_asked_for() {
        String badge = Api.unique("nuevo-");
        Path file = Importing.file(
                folder, "officers.csv", HEADER + mark + "1,,16/01/2014,9:34,x,,  " + badge.replace("-", "  ") + "\n");
        assertThat(importing.totals(Kind.FINES, file, Options.USUAL)).isEqualTo(new Totals(1, 0, 0, 0, 1, 0));
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(1, 0, 0, 1, 0, 0));
        assertThat(importing.value("""
                        SELECT badge || '/' || name FROM officer
                        WHERE id = (SELECT officer_id FROM fine WHERE number = ?)
                        """, mark + "1")).isEqualTo(badge.replace("-", " ") + "/" + badge.replace("-", " "));
    }

    @Test
    void a_rehearsal_tells_the_same_and_leaves_nothing() {
        String badge = Api.unique("fantasma-");
        Path file = Importing.file(
                folder,
                "rehearsal.csv",
                HEADER
                        + mark + "1,,16/01/2014,9:34,x,," + badge + "\n" + mark + "1,,16/01/2014,9:34,x,," + badge
                        + "\n"
                        + mark + "2,,nonsense,9:34,x,," + badge + "\n");
        Imports.Result result = importing.run(Kind.FINES, file, Importing.rehearsing());
        assertThat(result.totals()).isEqualTo(new Totals(3, 0, 1, 1, 1, 0));
        assertThat(result.run()).isZero();
        assertThat(importing.value("SELECT count(*) FROM officer WHERE badge = ?", badge))
                .isEqualTo("0");
        assertThat(importing.value("SELECT count(*) FROM fine WHERE number LIKE ?", mark + "%"))
                .isEqualTo("0");
    }

    @Test
    void nobody_is_notified_unless_asked_for_and_the_trail_names_the_file() {
        String before = importing.value("SELECT count(*) FROM outbox");
        load("1,,16/01/2014,9:34,quiet,,I-04");
        assertThat(importing.value("SELECT count(*) FROM outbox")).isEqualTo(before);
        assertThat(importing.value("""
                SELECT count(*)
                FROM audit JOIN fine ON fine.id = ANY (audit.subject_ids) AND audit.at = fine.received_at
                WHERE fine.number = ? AND audit.actor = 'import:fines.csv'
                """, mark + "1")).isEqualTo("1");
        Path file = Importing.file(folder, "loud.csv", HEADER + mark + "2,,16/01/2014,9:34,loud,,I-04\n");
        importing.run(Kind.FINES, file, new Options(null, null, null, null, true, false, false, true));
        assertThat(importing.value(
                        "SELECT count(*) FROM outbox WHERE (SELECT id FROM fine WHERE number = ?) = ANY (fine_ids)",
                        mark + "2"))
                .isEqualTo("1");
    }

    @Test
    void an_annulled_fine_is_loaded_as_voided() {
        Path file = Importing.file(
                folder,
                "voided.csv",
                "numero,placa,fecha,hora,oficial,estado\n" + mark + "1,,16/01/2014,9:34,I-04,ANULADA\n" + mark
                        + "2,,16/01/2014,9:34,I-04,Vigente\n");
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(2, 1, 0, 1, 0, 1));
        assertThat(fine("1")).containsEntry("status", "VOIDED");
    }

    @Test
    void coordinates_take_a_decimal_comma_and_those_off_the_globe_are_observed() {
        String plate = api.plate();
        Path file = Importing.file(
                folder,
                "points.csv",
                "numero;placa;fecha;hora;oficial;latitud;longitud\n"
                        + mark + "1;" + plate + ";16/01/2014;9:34;I-04;-34,6037;-58,3816\n"
                        + mark + "2;" + plate + ";16/01/2014;9:34;I-04;-1587661222.0;-4809098479.0\n"
                        + mark + "3;" + plate + ";16/01/2014;9:34;I-04;0.0;0.0\n");
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(3, 2, 0, 1, 0, 0));
        assertThat(fine("1")).containsEntry("latitude", -34.6037).containsEntry("longitude", -58.3816);
        assertThat(fine("2")).containsEntry("latitude", null).containsEntry("status", "OBSERVED");
        assertThat(fine("3")).containsEntry("latitude", null).containsEntry("status", "ISSUED");
    }

    @Test
    void offences_are_known_by_their_code_or_made_where_the_mapping_lets_them_be() {
        String code = Api.unique("X-");
        String rows = "nro,dominio,cuando,agente,cod,desc\n"
                + mark + "1,,16/01/2014 9:34,I-04," + code + ",the usual words\n"
                + mark + "2,,16/01/2014 9:34,I-04," + code + ",the usual words\n"
                + mark + "3,,16/01/2014 9:34,I-04," + code + ",other words\n";
        Path file = Importing.file(folder, "offences.csv", rows);
        String mapping = "number = nro\nplate = dominio\ntimestamp = cuando\nofficer-badge = agente\n"
                + "offence-code = cod\noffence-description = desc\ncreate-officers = true\n";
        Path strict = Importing.file(folder, "strict.properties", mapping);
        assertThat(importing.totals(Kind.FINES, file, Importing.mapped(strict.toString())))
                .isEqualTo(new Totals(3, 0, 0, 3, 0, 0));
        assertThat((String) fine("1").get("observation")).contains(code);
        assertThat(importing.value("SELECT count(*) FROM offence WHERE code = ?", code))
                .isEqualTo("0");
        mark();
        Path again = Importing.file(folder, "offences.csv", rows.replaceAll("(?m)^M[0-9]+-", mark));
        Path creating = Importing.file(folder, "creating.properties", mapping + "create-offences = true\n");
        importing.run(Kind.FINES, again, Importing.mapped(creating.toString()));
        assertThat(importing.value("SELECT description FROM offence WHERE code = ?", code))
                .isEqualTo("the usual words");
        assertThat(fine("3").get("offence_id")).isNotNull();
    }

    @Test
    void dates_with_the_month_first_are_known_by_a_day_beyond_twelve_further_down() {
        load("1,,02/03/2024,9:34,x,,I-04", "2,,01/31/2024,9:34,x,,I-04");
        assertThat(importing.value(
                        "SELECT committed_at = '2024-02-03 09:34-03' FROM fine WHERE number = ?", mark + "1"))
                .isEqualTo("true");
    }

    @Test
    void a_file_without_a_plate_or_an_officer_column_is_refused_with_what_it_has() {
        Path file = Importing.file(folder, "other.csv", "foo,fecha,hora\n1,16/01/2014,9:34\n");
        assertThatThrownBy(() -> importing.run(Kind.FINES, file, Options.USUAL))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("Placa")
                .hasMessageContaining("Número único")
                .hasMessageContaining("foo, fecha, hora");
    }

    @Test
    void a_constant_officer_serves_a_file_without_one() {
        Path file = Importing.file(folder, "constant.csv", "numero,placa,fecha,hora\n" + mark + "1,,16/01/2014,9:34\n");
        String badge = Api.unique("lote-");
        Options options = new Options(null, null, null, badge, true, false, false, false);
        assertThat(importing.totals(Kind.FINES, file, options)).isEqualTo(new Totals(1, 0, 0, 1, 0, 0));
        assertThat(importing.value(
                        "SELECT badge FROM officer WHERE id = (SELECT officer_id FROM fine WHERE number = ?)",
                        mark + "1"))
                .isEqualTo(badge);
    }

    private Totals load(String... rows) {
        String content = HEADER
                + String.join("\n", Arrays.stream(rows).map(row -> mark + row).toList()) + "\n";
        return importing.totals(Kind.FINES, Importing.file(folder, "fines.csv", content), Importing.creatingOfficers());
    }

    private List<String> reasons(Imports.Result result) {
        return importing
                .rows("SELECT line || ' ' || reason AS said FROM import_rejected WHERE run_id = ?", result.run())
                .stream()
                .map(row -> (String) row.get("said"))
                .toList();
    }

    private Map<String, Object> fine(String number) {
        return importing
                .rows("SELECT * FROM fine WHERE number = ?", mark + number)
                .getFirst();
    }
}
