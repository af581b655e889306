package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import labra.imports.mapping.Kind;
import labra.platform.Actor;
import labra.platform.Database;
import labra.postgres.Superuser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/// How fast an import is beside a plain COPY of the same rows into the same table. Takes minutes, so only when asked
/// for: `mvn test -Dtest=ImportSpeedTest -Dimport.speed=500000`.
@QuarkusTest
@EnabledIfSystemProperty(named = "import.speed", matches = "[0-9]+")
class ImportSpeedTest {
    private static final int VEHICLES = 50_000;
    private static final int ROUNDS = 3;
    private static final String COLUMNS =
            "(id, country, plate, plate_as_written, vehicle_id, officer_id, committed_at, comments,"
                    + " offence_id, place, latitude, longitude, number, status, observation, source, digest)";

    @Inject
    Importing importing;

    @Inject
    Database database;

    @Inject
    DataSource source;

    @TempDir
    Path folder;

    @Test
    void an_import_keeps_up_with_copy() throws Exception {
        int rows = Integer.getInteger("import.speed");
        vehicles();
        Path file = fines(rows);
        List<Double> imports = new ArrayList<>();
        List<Double> ones = new ArrayList<>();
        List<Double> twos = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            empty();
            imports.add(rate(
                    rows,
                    () -> importing
                            .totals(Kind.FINES, file, Importing.creatingOfficers())
                            .loaded()));
            List<Path> halves = copiedOut();
            empty();
            ones.add(rate(rows, () -> copiedIn(halves.getFirst()) + copiedIn(halves.getLast())));
            empty();
            twos.add(rate(rows, () -> sideBySide(halves)));
            System.out.printf(
                    "import %,.0f  COPY %,.0f  COPY on 2 connections %,.0f rows/s%n",
                    imports.getLast(), ones.getLast(), twos.getLast());
        }
        System.out.printf(
                "medians: import / COPY = %.2f, import / COPY on 2 connections = %.2f%n",
                median(imports) / median(ones), median(imports) / median(twos));
        assertThat(median(imports)).isGreaterThan(0.85 * median(ones));
    }

    private static double rate(int rows, Callable<Long> work) throws Exception {
        long start = System.nanoTime();
        assertThat(work.call()).isEqualTo(rows);
        return rows / ((System.nanoTime() - start) / 1e9);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private void vehicles() {
        database.write(new Actor("test", ""), handle -> handle.execute("""
                WITH owner AS (INSERT INTO person (name, email) VALUES ('Speed', 'speed@example.com') RETURNING id)
                INSERT INTO vehicle (country, plate, plate_as_written, brand, color, person_id)
                SELECT 'AR', 'SPD' || lpad(n::text, 6, '0'), 'x', 'Fiat', 'rojo', owner.id
                FROM owner, generate_series(0, ? - 1) AS n
                """, VEHICLES));
    }

    private Path fines(int rows) throws IOException {
        Path file = folder.resolve("fines.csv");
        Random random = new Random(11);
        LocalDateTime start = LocalDateTime.of(2024, 1, 1, 0, 0);
        var date = DateTimeFormatter.ofPattern("dd/MM/yyyy");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("numero,patente,fecha,hora,comentarios,lugar,legajo\n");
            for (int i = 0; i < rows; i++) {
                LocalDateTime at = start.plusSeconds(i * 20L + random.nextInt(20));
                out.write("S%08d,SPD-%06d,%s,%d:%02d,Cruce con luz roja en la esquina,Av. San Martín %d,OF-%d%n"
                        .formatted(
                                i,
                                random.nextInt(VEHICLES),
                                at.format(date),
                                at.getHour(),
                                at.getMinute(),
                                random.nextInt(5000),
                                random.nextInt(200)));
            }
        }
        return file;
    }

    private void empty() throws SQLException {
        Superuser.run("TRUNCATE fine");
    }

    private List<Path> copiedOut() throws Exception {
        List<Path> halves = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            Path path = folder.resolve("half-" + half);
            try (Connection connection = source.getConnection();
                    OutputStream out = Files.newOutputStream(path)) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "COPY (SELECT " + COLUMNS.substring(1, COLUMNS.length() - 1)
                                        + " FROM fine WHERE right(number, 1)::int % 2 = " + half
                                        + " ORDER BY number) TO STDOUT",
                                out);
            }
            halves.add(path);
        }
        return halves;
    }

    private long copiedIn(Path half) throws Exception {
        try (Connection connection = source.getConnection();
                InputStream in = Files.newInputStream(half)) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("SELECT set_config('labra.notify', 'off', true)");
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY fine " + COLUMNS + " FROM STDIN", in, 1 << 16);
            connection.commit();
            return rows;
        }
    }

    private long sideBySide(List<Path> halves) throws Exception {
        try (var two = Executors.newFixedThreadPool(2)) {
            long rows = 0;
            for (Future<Long> half : two.invokeAll(halves.stream()
                    .map(path -> (Callable<Long>) () -> copiedIn(path))
                    .toList())) {
                rows += half.get();
            }
            return rows;
        }
    }
}
