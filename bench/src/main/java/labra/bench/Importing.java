package labra.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;

/// `./labra import` of a file that nobody has seen before, from the start of the command to its end.
record Importing(Workplace place, Database database, Dataset dataset, int rows) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd,HH:mm:ss");

    Rate run() {
        Path file = write();
        long before = imported();
        long start = System.nanoTime();
        int exit = importFile(file);
        double seconds = (System.nanoTime() - start) / 1e9;
        long kept = imported() - before;
        return Rate.of(kept, seconds, new Histogram(3), exit == 0 ? rows - kept : rows);
    }

    private int importFile(Path file) {
        ProcessBuilder command = new ProcessBuilder(
                place.folder().launcher().toString(),
                "import",
                "fines",
                "--data",
                place.folder().resolve("server-import").toString(),
                file.toString());
        Server.configure(command, database)
                .redirectErrorStream(true)
                .redirectOutput(place.folder().resolve("import.log").toFile());
        try {
            return place.processes().add(command.start()).waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write() {
        Path file = place.folder().resolve("import.csv");
        Rows made = new Rows(dataset);
        String run = Long.toString(System.nanoTime(), 36);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("numero,placa,fecha,hora,comentarios,lugar,oficial\n");
            for (int i = 0; i < rows; i++) {
                Rows.Row row = made.next();
                // A day ago at the latest, so that no zone puts it into the future.
                String moment = DATE.format(row.committedAt()
                        .minusDays(1 + ThreadLocalRandom.current().nextInt(30)));
                out.write(run + "-" + i + "," + row.plate() + "," + moment + ",\"" + row.comments()
                        + "\",Avenida del Libertador 1000,B-" + row.officer() + "\n");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long imported() {
        List<String> count = database.query("SELECT count(*) FROM fine WHERE source = 'IMPORT'");
        return Long.parseLong(count.getFirst());
    }
}
