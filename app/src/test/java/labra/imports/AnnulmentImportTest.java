package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.imports.loading.Options;
import labra.imports.loading.Totals;
import labra.imports.mapping.Kind;
import labra.platform.Actor;
import labra.platform.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A row that annuls a fine reaches the fine that it is about, or waits for somebody; no second fine of its number
/// stands beside it.
@QuarkusTest
class AnnulmentImportTest {
    private static final String HEADER = "numero,placa,fecha,hora,comentarios,oficial,anulada\n";
    private static final Totals LOADED = new Totals(1, 1, 0, 0, 0, 0);
    private static final Totals ANNULLED = new Totals(1, 1, 0, 0, 0, 1);
    private static final Totals REPEATED = new Totals(1, 0, 1, 0, 0, 0);
    private static final Totals OBSERVED = new Totals(1, 0, 0, 1, 0, 0);

    @Inject
    Importing importing;

    @Inject
    Database database;

    @Inject
    Api api;

    @TempDir
    Path folder;

    private String number = "";
    private String plate = "";

    @BeforeEach
    void a_car_and_a_number() {
        number = Api.unique("AN") + "-1";
        plate = api.plate();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baja",
                "Anulación",
                "Estado del acta",
                "ACTAS-ANULADAS",
                "is_void",
                "Cancelada",
                "Fecha de anulación",
                "Motivo anulación",
                "Citation Status"
            })
    void a_column_is_known_by_the_names_that_people_give_it(String heading) {
        Path file = Importing.file(
                folder,
                "anula.csv",
                "numero;placa;fecha;hora;policia;" + heading + "\n" + number + ";" + plate
                        + ";05/11/2025;10:00;I-04;Anulada por error\n" + number + "b;" + plate
                        + ";05/11/2025;10:01;I-04;\n" + number + "c;" + plate
                        + ";05/11/2025;10:02;I-04;06/11/2025\n" + number + "d;" + plate
                        + ";05/11/2025;10:03;I-04;anulada/vigente\n");
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(4, 2, 0, 2, 0, 1));
    }

    @Test
    void one_of_several_columns_that_annuls_is_enough() {
        Path file = Importing.file(
                folder,
                "dos.csv",
                "numero;placa;fecha;hora;policia;estado;anulada;fecha_baja\n" + number + ";" + plate
                        + ";05/11/2025;10:00;I-04;Anulada;;\n" + number + "b;" + plate
                        + ";05/11/2025;10:01;I-04;Pagada;SI;\n" + number + "c;" + plate
                        + ";05/11/2025;10:02;I-04;Vigente;NO;\n" + number + "d;" + plate
                        + ";05/11/2025;10:03;I-04;Vigente;;06/11/2025\n");
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(4, 3, 0, 1, 0, 2));
    }

    @Test
    void the_words_that_people_use_annul_and_the_others_do_not() {
        String header = "numero;placa;fecha;hora;policia;anulada\n";
        List<String> words = List.of("SI", "NO", "S", "X", "1", "true", "Sí", "ANULADA", "Anulada por error", "");
        StringBuilder rows = new StringBuilder(header);
        for (int i = 0; i < words.size(); i++) {
            rows.append("%s-%d;%s;05/11/2025;10:%02d;I-04;%s\n".formatted(number, i, plate, i, words.get(i)));
        }
        assertThat(importing.totals(
                        Kind.FINES, Importing.file(folder, "c39.csv", rows.toString()), Importing.creatingOfficers()))
                .isEqualTo(new Totals(10, 10, 0, 0, 0, 8));
    }

    @Test
    void a_word_that_nobody_understands_is_observed_and_told() {
        assertThat(load(row("a", "quizás"))).isEqualTo(OBSERVED);
        assertThat(load(row("a", "quizás"))).isEqualTo(REPEATED);
        assertThat((String) fines().getFirst().get("observation")).contains("quizás");
    }

    @Test
    void a_later_file_annuls_the_fine_with_a_trail_and_once() {
        assertThat(load(row("a", ""))).isEqualTo(LOADED);
        assertThat(load(row("anulada por duplicada", "SI"))).isEqualTo(ANNULLED);
        assertThat(fines()).hasSize(1);
        assertThat(fines().getFirst()).containsEntry("status", "VOIDED").containsEntry("comments", "a");
        assertThat((String) fines().getFirst().get("observation")).contains("annulments.csv");
        String id = String.valueOf(fines().getFirst().get("id"));
        assertThat(importing.value(
                        "SELECT actor FROM audit WHERE subject = 'fine' AND subject_id = ? AND action = 'UPDATE'", id))
                .isEqualTo("import:annulments.csv");
        assertThat(importing.value("SELECT reason FROM correction WHERE fine_id = ?::uuid", id))
                .contains("annulments.csv");
        assertThat(load(row("anulada por duplicada", "SI"))).isEqualTo(REPEATED);
        assertThat(load(row("a", ""))).isEqualTo(REPEATED);
        assertThat(fines()).hasSize(1);
    }

    @Test
    void an_annulment_that_comes_first_keeps_the_fine_from_coming_to_life() {
        assertThat(load(row("anulada", "X"))).isEqualTo(ANNULLED);
        assertThat(load(row("a", "NO"))).isEqualTo(REPEATED);
        assertThat(fines()).hasSize(1);
        assertThat(fines().getFirst()).containsEntry("status", "VOIDED");
    }

    @Test
    void both_orders_in_one_file_leave_one_annulled_fine() {
        assertThat(load(row("a", ""), row("b", "SI"))).isEqualTo(new Totals(2, 2, 0, 0, 0, 1));
        assertThat(fines()).hasSize(1);
        assertThat(fines().getFirst()).containsEntry("status", "VOIDED");
        assertThat(load(row("a", ""), row("b", "SI"))).isEqualTo(new Totals(2, 0, 2, 0, 0, 0));
        a_car_and_a_number();
        assertThat(load(row("b", "SI"), row("a", ""))).isEqualTo(new Totals(2, 1, 1, 0, 0, 1));
        assertThat(fines()).hasSize(1);
    }

    @Test
    void without_a_number_the_same_content_is_the_same_fine() {
        number = "";
        String comments = Api.unique("sin numero ");
        assertThat(load(row(comments, ""))).isEqualTo(LOADED);
        assertThat(load(row(comments, "1"))).isEqualTo(ANNULLED);
        assertThat(importing.rows("SELECT status FROM fine WHERE comments = ?", comments))
                .extracting(fine -> fine.get("status"))
                .containsExactly("VOIDED");
        assertThat(load(row(comments, ""), row(comments, "1"))).isEqualTo(new Totals(2, 0, 2, 0, 0, 0));
    }

    @Test
    void a_fine_that_somebody_decided_about_is_not_annulled_behind_their_back() {
        load(row("a", ""));
        String id = String.valueOf(fines().getFirst().get("id"));
        change("UPDATE fine SET status = 'VALIDATED' WHERE id = ?::uuid", id);
        assertThat(load(row("b", "SI"))).isEqualTo(OBSERVED);
        assertThat(load(row("b", "SI"))).isEqualTo(REPEATED);
        assertThat(fines()).hasSize(1);
        assertThat(fines().getFirst()).containsEntry("status", "VALIDATED");
        Map<String, Object> waiting = importing
                .rows("SELECT * FROM fine WHERE comments = 'b' AND observation LIKE '%' || ? || '%'", id)
                .getFirst();
        assertThat(waiting).containsEntry("status", "OBSERVED").containsEntry("vehicle_id", null);
        assertThat((String) waiting.get("number")).matches("M-\\d+-\\d\\d");
        assertThat((String) waiting.get("observation")).contains(number);
    }

    @Test
    void nor_is_one_whose_annulment_waits_for_a_second_person() {
        load(row("a", ""));
        String id = String.valueOf(fines().getFirst().get("id"));
        change("INSERT INTO annulment (fine_id, reason, asked_by) SELECT ?::uuid, 'x', min(id) FROM account", id);
        assertThat(load(row("b", "SI"))).isEqualTo(OBSERVED);
        assertThat(fines().getFirst()).containsEntry("status", "ISSUED");
    }

    @Test
    void the_number_of_another_car_annuls_nothing() {
        load(row("a", ""));
        plate = api.plate();
        assertThat(load(row("b", "SI"))).isEqualTo(OBSERVED);
        assertThat(fines()).hasSize(1);
        assertThat(fines().getFirst()).containsEntry("status", "ISSUED");
    }

    @Test
    void a_blank_officer_is_observed_also_where_none_may_be_made() {
        Path file = Importing.file(
                folder, "c29.csv", "numero,placa,fecha,hora,oficial\n" + number + "," + plate + ",05/11/2025,10:01,\n");
        assertThat(importing.totals(Kind.FINES, file, Options.USUAL)).isEqualTo(OBSERVED);
        assertThat((String) fines().getFirst().get("observation")).contains("agente");
    }

    private String row(String comments, String annulled) {
        return number + "," + plate + ",05/11/2025,10:00," + comments + ",I-04," + annulled + "\n";
    }

    private Totals load(String... rows) {
        Path file = Importing.file(folder, "annulments.csv", HEADER + String.join("", rows));
        return importing.totals(Kind.FINES, file, Importing.creatingOfficers());
    }

    private List<Map<String, Object>> fines() {
        return importing.rows("SELECT * FROM fine WHERE number = ?", number);
    }

    private void change(String statement, String id) {
        database.write(new Actor("test", ""), handle -> handle.execute(statement, id));
    }
}
