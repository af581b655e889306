package labra.imports;

import jakarta.inject.Singleton;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import labra.csv.ImportFailure;
import labra.imports.loading.Options;
import labra.imports.mapping.Kind;

/// Loads a small file and tells what became of each row: `number status day time` of a fine, `line REASON` of a row
/// that was rejected.
@Singleton
class Cases {
    private final Importing importing;

    Cases(Importing importing) {
        this.importing = importing;
    }

    /// The town that the files come to: one officer, three cars.
    void town() {
        importing.change("INSERT INTO officer (badge, name) VALUES ('1042', 'Oficial') ON CONFLICT DO NOTHING");
        importing.change("INSERT INTO person (name, email) VALUES ('Titular', 'titular@example.com')"
                + " ON CONFLICT DO NOTHING");
        importing.change("INSERT INTO offence (code, description) VALUES ('29', 'x') ON CONFLICT DO NOTHING");
        for (String plate : List.of("AAA111", "AB123", "AB123CD")) {
            importing.change("INSERT INTO vehicle (country, plate, plate_as_written, brand, color, person_id)"
                    + " SELECT 'AR', '" + plate + "', '" + plate + "', 'Fiat', 'rojo', id FROM person"
                    + " WHERE email = 'titular@example.com' ON CONFLICT DO NOTHING");
        }
    }

    List<String> fates(Path folder, String text, Charset charset, Options options) throws java.io.IOException {
        Path file = Files.write(folder.resolve("case.csv"), text.getBytes(charset));
        try {
            long run = importing.run(Kind.FINES, file, options).run();
            return Stream.concat(fines(run), rejected(run)).toList();
        } catch (ImportFailure refused) {
            return List.of(refused.key());
        }
    }

    /// What the fines of a plate say that were committed at a local time.
    List<String> comments(String plate, String moment) {
        return importing
                .rows(
                        "SELECT comments FROM fine WHERE plate = ? AND committed_at ="
                                + " ?::timestamp AT TIME ZONE 'America/Argentina/Buenos_Aires'",
                        plate,
                        moment)
                .stream()
                .map(row -> String.valueOf(row.get("comments")))
                .toList();
    }

    String placeOf(String number) {
        return importing.value("SELECT place FROM fine WHERE number = ?", number);
    }

    private Stream<String> fines(long run) {
        return told(
                "SELECT concat_ws(' ', number, status,"
                        + " to_char(committed_at AT TIME ZONE 'America/Argentina/Buenos_Aires', 'YYYY-MM-DD HH24:MI:SS')) AS told"
                        + " FROM fine WHERE import_run_id = ? ORDER BY length(number), number",
                run);
    }

    private Stream<String> rejected(long run) {
        return told("SELECT line || ' ' || reason AS told FROM import_rejected WHERE run_id = ? ORDER BY line", run);
    }

    private Stream<String> told(String query, long run) {
        return importing.rows(query, run).stream()
                .map(row -> String.valueOf(row.get("told")).replaceFirst(":00$", ""))
                .map(text -> text.replace(" 2025-11-", " "));
    }
}
