package labra.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import labra.csv.InputFile;
import labra.imports.loading.Options;
import labra.imports.loading.Totals;
import labra.imports.mapping.Kind;
import labra.platform.Actor;
import labra.platform.Database;

/// What the tests of imports share: files of their own, the real loader, and a look into the database.
@Singleton
class Importing {
    static final Imports.Caller CALLER = new Imports.Caller("test", Locale.ENGLISH, true);

    private final Imports imports;
    private final Database database;

    Importing(Imports imports, Database database) {
        this.imports = imports;
        this.database = database;
    }

    Imports.Result run(Kind kind, Path file, Options options) {
        return run(kind, file, options, progress -> {});
    }

    Imports.Result run(Kind kind, Path file, Options options, Consumer<Totals> progress) {
        return imports.run(imports.look(InputFile.of(file), kind, options, null).plan(), options, CALLER, progress);
    }

    Totals totals(Kind kind, Path file, Options options) {
        return run(kind, file, options).totals();
    }

    /// Fines whose officers may be made.
    static Options creatingOfficers() {
        return new Options(null, null, null, null, true, false, false, false);
    }

    static Options rehearsing() {
        return new Options(null, null, null, null, true, false, true, false);
    }

    static Options mapped(String mapping) {
        return new Options(mapping, null, null, null, null, false, false, false);
    }

    List<Map<String, Object>> rows(String query, Object... arguments) {
        return database.read(handle -> {
            var statement = handle.createQuery(query);
            for (int i = 0; i < arguments.length; i++) {
                statement.bind(i, arguments[i]);
            }
            return statement.mapToMap().list();
        });
    }

    void change(String statement) {
        database.write(new Actor("test", "127.0.0.1"), handle -> handle.execute(statement));
    }

    /// The only column of the only row, as text.
    String value(String query, Object... arguments) {
        return String.valueOf(
                rows(query, arguments).getFirst().values().iterator().next());
    }

    static Path file(Path folder, String name, String content) {
        try {
            return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path gzip(Path folder, String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
        return file;
    }
}
