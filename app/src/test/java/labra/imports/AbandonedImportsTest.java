package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import labra.Api;
import labra.csv.InputFile;
import labra.imports.fines.Origin;
import labra.imports.loading.ImportRun;
import labra.imports.loading.ImportRuns;
import labra.imports.loading.Ingest;
import labra.imports.loading.Options;
import labra.imports.loading.Plan;
import labra.imports.loading.Rejections;
import labra.imports.loading.Totals;
import labra.imports.loading.Transactions;
import labra.imports.mapping.Kind;
import labra.imports.mapping.MappingFile;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.TownSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A copy of the application dies in the middle of an import; another one finishes it as if nothing had happened.
@QuarkusTest
class AbandonedImportsTest {
    private static final Actor WHO = new Actor("account:test", "127.0.0.1");

    @Inject
    Importing importing;

    @Inject
    Imports imports;

    @Inject
    ImportHistory history;

    @Inject
    ImportDesk desk;

    @Inject
    UploadRuns uploads;

    @Inject
    UploadedFiles files;

    @Inject
    Database database;

    @Inject
    TownSettings town;

    @Inject
    Clock clock;

    @TempDir
    Path folder;

    @Test
    void fines_are_loaded_and_counted_once() throws InterruptedException {
        Totals whole = importing.totals(
                Kind.FINES, Importing.file(folder, "whole.csv", fines(Api.unique("OA"))), Importing.creatingOfficers());
        String mark = Api.unique("OB");
        Path file = Importing.file(folder, "fines.csv", fines(mark));
        long run = died(
                Kind.FINES,
                file,
                Map.of(
                        "number",
                        "numero",
                        "plate",
                        "placa",
                        "date",
                        "fecha",
                        "time",
                        "hora",
                        "officer-badge",
                        "policia",
                        "create-officers",
                        "true"));
        assertThat(Long.parseLong(count(mark))).isBetween(5_000L, 39_000L);
        ImportRun finished = finished(run);
        assertThat(totals(finished)).isEqualTo(whole);
        assertThat(count(mark)).isEqualTo(String.valueOf(whole.observed()));
        assertThat(importing.value("SELECT count(*) FROM import_rejected WHERE run_id = ?", run))
                .isEqualTo(String.valueOf(whole.rejected()));
        assertThat(importing.value("SELECT count(*) FROM import_step WHERE run_id = ?", run))
                .isEqualTo("0");
    }

    @Test
    void people_too_with_the_rows_that_the_register_refused() throws InterruptedException {
        Totals whole = importing.totals(
                Kind.PEOPLE, Importing.file(folder, "whole.csv", people(Api.unique("oc"))), Options.USUAL);
        Path file = Importing.file(folder, "people.csv", people(Api.unique("od")));
        long run = died(Kind.PEOPLE, file, Map.of("name", "nombre", "email", "correo"));
        assertThat(totals(finished(run))).isEqualTo(whole);
        assertThat(importing.value("SELECT count(*) FROM import_rejected WHERE run_id = ?", run))
                .isEqualTo(String.valueOf(whole.rejected()));
    }

    /// Loads a part without a heartbeat, as a process that was killed leaves it.
    private long died(Kind kind, Path file, Map<String, String> columns) {
        UUID upload = files.keep(kind, file.getFileName().toString(), file, WHO);
        Map<String, String> answers = new HashMap<>();
        columns.forEach(
                (column, heading) -> answers.put(column, heading.equals("true") ? heading : "{" + heading + "}"));
        desk.map(upload, answers, WHO);
        String mapping = files.find(upload).mapping();
        Plan plan = imports.look(
                        InputFile.of(file), kind, Options.USUAL, MappingFile.written(mapping == null ? "" : mapping))
                .plan();
        long run = database.write(
                WHO, handle -> handle.attach(ImportRuns.class).start(plan.start("test"), false, UUID.randomUUID()));
        var transactions = new Transactions.Separate(database, new Actor("import:" + file.getFileName(), ""), false);
        Loaders loaders = new Loaders(plan, Options.USUAL, town, clock, transactions, new Origin(run, "x"));
        Ingest<?> ingest = Ingest.of(
                plan, loaders.loader(), transactions, new Rejections(row -> {}, run, true, transactions), totals -> {
                    if (totals.read() >= 4_000) {
                        throw new IllegalStateException("killed");
                    }
                });
        assertThatThrownBy(ingest::sideBySide).hasMessage("killed");
        importing.change("UPDATE import_upload SET run_id = " + run + " WHERE id = '" + upload + "'");
        importing.change("UPDATE import_run SET beat_at = now() - interval '1 minute' WHERE id = " + run);
        assertThat(history.find(run).orElseThrow().state()).isIn(ImportRun.State.INTERRUPTED, ImportRun.State.RUNNING);
        return run;
    }

    /// Here or by the copy that looks for such runs by itself.
    private ImportRun finished(long run) throws InterruptedException {
        for (int i = 0; i < 600 && history.find(run).orElseThrow().finishedAt() == null; i++) {
            if (!uploads.finishOrphan()) {
                Thread.sleep(100);
            }
        }
        ImportRun finished = history.find(run).orElseThrow();
        assertThat(finished.state()).as(finished.failure()).isEqualTo(ImportRun.State.FINISHED);
        return finished;
    }

    private static Totals totals(ImportRun run) {
        return new Totals(run.read(), run.loaded(), run.repeated(), run.observed(), run.rejected(), run.voided());
    }

    private String count(String mark) {
        return importing.value("SELECT count(*) FROM fine WHERE number LIKE ?", mark + "-%");
    }

    /// Every hundredth row has no time, every thousandth is the row before it.
    private static String fines(String mark) {
        StringBuilder text = new StringBuilder("numero;placa;fecha;hora;policia\n");
        for (int i = 0; i < 40_000; i++) {
            int row = i % 1_000 == 999 ? i - 1 : i;
            text.append("%s-%d;;05/11/2025;%s;I-04\n".formatted(mark, row, row % 100 == 50 ? "x" : "10:0" + row % 10));
        }
        return text.toString();
    }

    /// Every fiftieth address is that of somebody else.
    private static String people(String mark) {
        StringBuilder text = new StringBuilder("nombre;correo\n");
        for (int i = 0; i < 18_000; i++) {
            text.append("Persona %d;%s-%d@example.com\n".formatted(i, mark, i % 50 == 49 ? i - 7 : i));
        }
        return text.toString();
    }
}
