package labra.postgres;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The real PostgreSQL of every `@QuarkusTest`: a new one in a folder under `target` for each run.
@QuarkusTestResource(TestDatabase.class)
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedPostgres postgres;

    /// Unpacked once and kept for the next runs, also after `mvn clean`.
    static Path binaries() {
        return Path.of(System.getProperty("user.home"), ".cache", "labra");
    }

    /// PostgreSQL's programs under a data folder, without unpacking them once more.
    public static void programsInto(Path data) throws IOException, InterruptedException {
        Path programs = PostgresBinaries.unpackedUnder(binaries()).folder();
        new ProcessBuilder(
                        "cp",
                        "-a",
                        programs.toString(),
                        Files.createDirectories(data).toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public Map<String, String> start() {
        try {
            Path all = Files.createDirectories(Path.of("target", "test-data"));
            endKilledRuns(all);
            Path data = Files.createTempDirectory(all, "quarkus-");
            postgres = EmbeddedPostgres.open(data, binaries());
            DatabaseAddress address = postgres.address();
            DatabaseAddress owner = postgres.owner();
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    address.jdbcUrl(),
                    "quarkus.datasource.username",
                    address.user(),
                    "quarkus.datasource.password",
                    address.password(),
                    "quarkus.flyway.jdbc-url",
                    owner.jdbcUrl(),
                    "quarkus.flyway.username",
                    owner.user(),
                    "quarkus.flyway.password",
                    owner.password(),
                    Superuser.PASSWORD,
                    superuserPassword(data),
                    "labra.keys.folder",
                    data.resolve("keys").toString(),
                    "labra.evidence.folder",
                    data.resolve("evidence").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String superuserPassword(Path data) {
        return ClusterAccess.read(data.resolve("postgres").resolve("access.properties"))
                .orElseThrow()
                .superuserPassword();
    }

    /// A run that was killed leaves its server behind: opening and closing it stops it, since nobody else has it.
    private static void endKilledRuns(Path all) throws IOException {
        try (var runs = Files.list(all)) {
            for (Path run : runs.toList()) {
                if (Postmaster.of(run.resolve("postgres").resolve("cluster")).isPresent()) {
                    EmbeddedPostgres.open(run, binaries()).close();
                }
                Optional<FolderLock> unused = FolderLock.tryExclusive(run.resolve("postgres.lock"));
                if (unused.isPresent()) {
                    PostgresBinaries.delete(run);
                    unused.get().close();
                }
            }
        }
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
