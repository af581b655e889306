package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import labra.Api;
import labra.csv.ImportFailure;
import labra.imports.loading.ImportRun;
import labra.imports.loading.Totals;
import labra.imports.mapping.Kind;
import labra.platform.Actor;
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
    Imports imports;

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
        assertThat(imports.undo(found(), WHO)).isEqualTo(3);
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
        imports.undo(found(), WHO);
        assertThatThrownBy(() -> imports.undo(found(), WHO)).isInstanceOf(ImportFailure.class);
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(3, 2, 0, 1, 0, 0));
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(3, 0, 3, 0, 0, 0));
    }

    @Test
    void nothing_is_annulled_once_something_was_done_to_one_of_its_fines() {
        importing.change("UPDATE fine SET place = 'Otra esquina', version = version + 1 WHERE import_run_id = " + run
                + " AND number LIKE '%-2'");
        assertThatThrownBy(() -> imports.undo(found(), WHO))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("1");
        assertThat(importing.value(STATUSES, run)).isEqualTo("ISSUED ISSUED OBSERVED");
        assertThat(found().state()).isEqualTo(ImportRun.State.FINISHED);
    }

    private ImportRun found() {
        return imports.find(run).orElseThrow();
    }
}
