package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import labra.Api;
import labra.csv.ImportFailure;
import labra.imports.fines.ImportReversal;
import labra.imports.loading.ImportRun;
import labra.imports.loading.Totals;
import labra.imports.mapping.Kind;
import labra.platform.Actor;
import labra.postgres.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An import of fines is taken back as a whole, or not at all.
@QuarkusTest
class UndoTest {
    private static final Actor WHO = new Actor("account:deshace", "127.0.0.1");
    private static final String STATUSES =
            "SELECT string_agg(status, ' ' ORDER BY number) FROM fine WHERE import_run_id = ?";

    @Inject
    Importing importing;

    @Inject
    ImportHistory history;

    @Inject
    Api api;

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private long run;

    @BeforeEach
    void an_import() {
        String mark = Api.unique("UN") + "-";
        String plate = api.plate();
        file = Importing.file(
                folder,
                "undo.csv",
                "numero;placa;fecha;hora;policia\n"
                        + mark + "1;" + plate + ";05/11/2025;10:00;I-04\n"
                        + mark + "2;" + plate + ";05/11/2025;10:01;I-04\n"
                        + mark + "3;ZZ" + mark + ";05/11/2025;10:02;I-04\n");
        run = importing.run(Kind.FINES, file, Importing.creatingOfficers()).run();
    }

    @Test
    void all_its_fines_are_annulled_with_the_import_as_the_reason() {
        assertThat(importing.value(STATUSES, run)).isEqualTo("ISSUED ISSUED OBSERVED");
        assertThat(history.undo(found(), WHO)).isEqualTo(new ImportReversal.Undone(3, 0));
        assertThat(importing.value(STATUSES, run)).isEqualTo("VOIDED VOIDED VOIDED");
        assertThat(importing.rows(
                        "SELECT observation, c.reason FROM fine f JOIN correction c ON c.fine_id = f.id"
                                + " AND c.version = f.version WHERE import_run_id = ?",
                        run))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.values())
                        .allMatch(why ->
                                why.equals("Anulada al deshacer la importación " + run + " del archivo undo.csv.")));
        assertThat(importing.value(
                        "SELECT count(*) FROM audit a JOIN fine f ON a.subject = 'fine' AND a.subject_id = f.id::text"
                                + " WHERE f.import_run_id = ? AND a.actor = 'account:deshace' AND a.action = 'UPDATE'",
                        run))
                .isEqualTo("3");
        assertThat(found().state()).isEqualTo(ImportRun.State.UNDONE);
        assertThat(found().undoer()).isEqualTo("deshace");
    }

    @Test
    void it_is_taken_back_once_and_can_be_imported_again() {
        history.undo(found(), WHO);
        assertThatThrownBy(() -> history.undo(found(), WHO)).isInstanceOf(ImportFailure.class);
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(3, 2, 0, 1, 0, 0));
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(3, 0, 3, 0, 0, 0));
    }

    @Test
    void nothing_is_annulled_once_something_was_done_to_one_of_its_fines() {
        importing.change("UPDATE fine SET place = 'Otra esquina', version = version + 1 WHERE import_run_id = " + run
                + " AND number LIKE '%-2'");
        assertThatThrownBy(() -> history.undo(found(), WHO))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("1");
        assertThat(importing.value(STATUSES, run)).isEqualTo("ISSUED ISSUED OBSERVED");
        assertThat(found().state()).isEqualTo(ImportRun.State.FINISHED);
    }

    @Test
    void a_fine_that_a_later_row_of_the_same_import_annulled_does_not_hold_it_back() {
        String mark = Api.unique("UL") + "-";
        String first = mark + "x;;05/11/2025;10:00;I-04;";
        StringBuilder rows = new StringBuilder("numero;placa;fecha;hora;policia;anulada\n" + first + "NO\n");
        for (int i = 0; i < 12_000; i++) {
            rows.append(mark).append(i).append(";;05/11/2025;10:00;I-04;NO\n");
        }
        run = annulling(rows + first + "SI\n");
        assertThat(importing.value("SELECT version || status FROM fine WHERE number = ?", mark + "x"))
                .isEqualTo("2VOIDED");
        assertThat(history.undo(found(), WHO)).isEqualTo(new ImportReversal.Undone(12_000, 0));
        assertThat(history.annulled(run).count()).isZero();
    }

    @Test
    void the_annulments_that_it_brought_are_taken_back_with_a_trail() {
        long annulling = annulling("numero;placa;fecha;hora;policia;anulada\n" + allAnnulled());
        assertThat(importing.value(STATUSES, run)).isEqualTo("VOIDED VOIDED VOIDED");
        assertThat(history.annulled(annulling).count()).isEqualTo(3);
        assertThat(history.undo(found(annulling), WHO)).isEqualTo(new ImportReversal.Undone(0, 3));
        assertThat(importing.value(STATUSES, run)).isEqualTo("ISSUED ISSUED OBSERVED");
        assertThat(importing.rows("SELECT observation FROM fine WHERE import_run_id = ?", run))
                .allSatisfy(fine -> assertThat(fine).containsEntry("observation", null));
        assertThat(importing.rows(
                        "SELECT c.reason FROM fine f JOIN correction c ON c.fine_id = f.id AND c.version = f.version"
                                + " WHERE f.version = 3 AND import_run_id = ?",
                        run))
                .hasSize(3)
                .allSatisfy(row -> assertThat((String) row.get("reason"))
                        .contains("importación " + annulling)
                        .contains("annuls.csv"));
        assertThat(importing.value(
                        "SELECT count(*) FROM audit a JOIN fine f ON a.subject = 'fine' AND a.subject_id = f.id::text"
                                + " WHERE f.import_run_id = ? AND a.actor = 'account:deshace'"
                                + " AND a.before ->> 'status' = 'VOIDED'",
                        run))
                .isEqualTo("3");
        assertThat(history.annulled(annulling).count()).isZero();
    }

    /// As imports did it before their annulments were noted.
    @Test
    void annulments_of_earlier_versions_are_found_in_the_trail() throws IOException, SQLException {
        long annulling = annulling("numero;placa;fecha;hora;policia;anulada\n" + allAnnulled());
        Superuser.run("DELETE FROM import_annulment WHERE run_id = " + annulling);
        assertThat(history.annulled(annulling).count()).isZero();
        try (InputStream migration =
                UndoTest.class.getResourceAsStream("/db/migration/V61__annulments_of_earlier_imports.sql")) {
            Superuser.run(new String(Objects.requireNonNull(migration).readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(history.annulled(annulling).count()).isEqualTo(3);
        assertThat(history.undo(found(annulling), WHO)).isEqualTo(new ImportReversal.Undone(0, 3));
        assertThat(importing.value(STATUSES, run)).isEqualTo("ISSUED ISSUED OBSERVED");
    }

    @Test
    void an_annulled_fine_to_which_something_was_done_since_stays_and_is_named() {
        long annulling = annulling("numero;placa;fecha;hora;policia;anulada\n" + allAnnulled());
        importing.change("UPDATE fine SET observation = 'Confirmada', version = version + 1 WHERE import_run_id = "
                + run + " AND number LIKE '%-2'");
        importing.change("INSERT INTO annulment (fine_id, reason, asked_by) SELECT f.id, 'x', min(a.id)"
                + " FROM fine f, account a WHERE import_run_id = " + run + " AND number LIKE '%-1' GROUP BY f.id");
        assertThat(history.undo(found(annulling), WHO)).isEqualTo(new ImportReversal.Undone(0, 1));
        assertThat(importing.value(STATUSES, run)).isEqualTo("VOIDED VOIDED OBSERVED");
        assertThat(history.annulled(annulling).fines())
                .extracting(ImportReversal.Named::name)
                .satisfiesExactly(
                        name -> assertThat(name).endsWith("-1"),
                        name -> assertThat(name).endsWith("-2"));
        assertThat(api.administrator().get("/admin/importar/" + annulling).asString())
                .contains("2 multas siguen anuladas");
    }

    @Test
    void a_fine_whose_vehicle_came_while_it_was_annulled_comes_back_tied_to_it() {
        long annulling = annulling("numero;placa;fecha;hora;policia;anulada\n" + allAnnulled());
        String plate = importing.value("SELECT plate FROM fine WHERE import_run_id = ? AND number LIKE '%-3'", run);
        importing.change("INSERT INTO vehicle (country, plate, plate_as_written, brand, color, person_id)"
                + " SELECT 'AR', '" + plate + "', '" + plate + "', 'Fiat', 'rojo', min(id) FROM person");
        assertThat(history.undo(found(annulling), WHO)).isEqualTo(new ImportReversal.Undone(0, 3));
        assertThat(importing.value(STATUSES, run)).isEqualTo("ISSUED ISSUED ISSUED");
    }

    /// Every fine of the import once more, annulled.
    private String allAnnulled() {
        StringBuilder rows = new StringBuilder();
        importing
                .rows("SELECT number FROM fine WHERE import_run_id = ? ORDER BY number", run)
                .forEach(fine ->
                        rows.append(row(String.valueOf(fine.get("number")))).append("SI\n"));
        return rows.toString();
    }

    private String row(String number) {
        return importing.value(
                "SELECT number || ';' || plate_as_written || ';05/11/2025;' || to_char(committed_at AT TIME ZONE"
                        + " 'America/Argentina/Buenos_Aires', 'HH24:MI') || ';I-04;' FROM fine WHERE number = ?",
                number);
    }

    private long annulling(String text) {
        return importing
                .run(Kind.FINES, Importing.file(folder, "annuls.csv", text), Importing.creatingOfficers())
                .run();
    }

    private ImportRun found(long which) {
        return history.find(which).orElseThrow();
    }

    private ImportRun found() {
        return history.find(run).orElseThrow();
    }
}
