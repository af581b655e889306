package labra.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Loads a data set once and keeps it as a template, named after the schema it was made for.
record Loader(Workplace place, int port) {
    private static final String DROPPABLE = """
            SELECT indexdef FROM pg_indexes i
            WHERE schemaname = 'public' AND tablename IN ('person', 'vehicle', 'fine')
              AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)""";

    /// A database of its own for this run.
    Database copyOf(Dataset dataset, String purpose) {
        String template = "bench_" + dataset.name() + "_" + schema();
        if (!place.databases().exists(template)) {
            load(dataset, template);
        }
        place.say().line("copying", dataset.fines());
        return place.databases().copy(template, purpose);
    }

    private void load(Dataset dataset, String template) {
        Databases databases = place.databases();
        databases
                .named("postgres")
                .query("SELECT datname FROM pg_database WHERE datname LIKE 'bench\\_" + dataset.name() + "\\_%'")
                .forEach(databases::drop);
        String loading = "loading_" + dataset.name();
        databases.create(loading);
        Database database = databases.named(loading);
        place.say().line("migrating");
        Server.start(place, database, port).close();
        place.say().line("loading", dataset.fines());
        List<String> indexes = database.query(DROPPABLE);
        database.query("SELECT 'DROP INDEX ' || indexname FROM (" + DROPPABLE.replace("indexdef", "indexname")
                        + ") AS x")
                .forEach(database::run);
        database.run(dataset.bind(Folder.resource("load.sql")));
        indexes.forEach(index -> database.run("SET maintenance_work_mem = '512MB'", index));
        database.run("VACUUM (ANALYZE, FREEZE)");
        databases.rename(loading, template);
    }

    /// A check sum of the migrations and of what is loaded: another schema is loaded anew.
    private String schema() {
        CRC32 sum = new CRC32();
        Path migrations = place.folder().home().resolve("app/src/main/resources/db/migration");
        try (Stream<Path> files = Files.list(migrations)) {
            for (Path file : files.sorted().toList()) {
                sum.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sum.update(Folder.resource("load.sql").getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
