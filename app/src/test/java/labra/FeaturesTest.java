package labra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Features declare themselves: what stands below a feature holds neither its paths nor its tables, not even in a
/// string.
class FeaturesTest {
    private static final Path CODE = Path.of("src/main/java/labra");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final List<Pattern> ANSWERED = List.of(
            Pattern.compile("(?m)^@Path\\(\"/(?:admin/)?([a-z_-]+)"),
            Pattern.compile("new Shape<>\\(\\s*\"([a-z]+)\""),
            Pattern.compile("String PATH = \"/([a-z_]+)"));
    private static final Pattern PLACE = Pattern.compile("[\"']/(?:admin/)?([a-z_-]+)(?=[/?\"'])");
    private static final Pattern CREATED =
            Pattern.compile("(?m)^CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?([a-z_]+)");
    private static final Pattern TABLE = Pattern.compile("\\b(?:FROM|JOIN|INTO|UPDATE)\\s+([a-z_]+)\\b");

    private static final Map<String, String> OWNERS = Map.ofEntries(
            Map.entry("town", "platform"),
            Map.entry("outbox", "platform"),
            Map.entry("audit", "platform"),
            Map.entry("log_entry", "trail"),
            Map.entry("log_tile", "trail"),
            Map.entry("log_checkpoint", "trail"),
            Map.entry("trail_layout", "trail"),
            Map.entry("log_verification", "trail"),
            Map.entry("account", "access"),
            Map.entry("token", "access"),
            Map.entry("guess", "access"),
            Map.entry("asked", "access"),
            Map.entry("security_event", "access"),
            Map.entry("session_use", "access"),
            Map.entry("enrolment_code", "access"),
            Map.entry("authenticator", "access"),
            Map.entry("recovery_code", "access"),
            Map.entry("passkey", "access"),
            Map.entry("used_challenge", "access"),
            Map.entry("offence_version", "prices"),
            Map.entry("unit_value", "prices"),
            Map.entry("law_calendar", "rulebook"),
            Map.entry("holiday_list", "rulebook"),
            Map.entry("holiday", "rulebook"),
            Map.entry("legal_rule", "rulebook"),
            Map.entry("fine_tombstone", "fines"),
            Map.entry("acta", "fines"),
            Map.entry("earlier_number", "fines"),
            Map.entry("number_series", "devices"),
            Map.entry("number_block", "devices"),
            Map.entry("number_end", "devices"),
            Map.entry("device", "devices"),
            Map.entry("device_officer", "devices"),
            Map.entry("quarantine", "devices"),
            Map.entry("shift", "devices"),
            Map.entry("requested_change", "registers"),
            Map.entry("fine_taken", "fines"),
            Map.entry("bulk", "fines"),
            Map.entry("bulk_fine", "fines"),
            Map.entry("change_reason", "registers"),
            Map.entry("saved_view", "registers"),
            Map.entry("list_habit", "registers"),
            Map.entry("evidence", "evidence"),
            Map.entry("evidence_look", "evidence"),
            Map.entry("evidence_brought", "evidence"),
            Map.entry("note", "notes"),
            Map.entry("note_file", "notes"),
            Map.entry("note_file_key", "notes"),
            Map.entry("note_mention", "notes"),
            Map.entry("note_look", "notes"),
            Map.entry("person", "people"),
            Map.entry("vehicle", "vehicles"),
            Map.entry("officer", "officers"),
            Map.entry("offence", "offences"),
            Map.entry("fine", "fines"),
            Map.entry("correction", "fines"),
            Map.entry("annulment", "fines"),
            Map.entry("fine_event", "casefile"),
            Map.entry("fine_life", "prices"),
            Map.entry("payment", "payments"),
            Map.entry("payment_reversal", "payments"),
            Map.entry("journal", "money"),
            Map.entry("posting", "money"),
            Map.entry("link_key", "letters"),
            Map.entry("mail_template", "letters"),
            Map.entry("notice", "notices"),
            Map.entry("notice_attempt", "notices"),
            Map.entry("backup_report", "operations"),
            Map.entry("privacy_request", "privacy"),
            Map.entry("log_stamp", "trail"),
            Map.entry("import_run", "imports"),
            Map.entry("import_annulment", "imports"),
            Map.entry("import_step", "imports"),
            Map.entry("import_rejected", "imports"),
            Map.entry("import_upload", "imports"),
            Map.entry("import_upload_part", "imports"));

    /// What still looks upwards. Nothing may be added here.
    private static final Set<String> STILL_UPWARDS = Set.of(
            "access/enrolment/Enrolments.java: officer of officers",
            "access/limits/Guesses.java: officer of officers",
            "access/TokenRecords.java: officer of officers",
            "people/People.java: fine of fines");

    @Test
    void nothing_names_the_paths_of_what_is_above_it() throws IOException {
        Map<String, String> code = code();
        Set<String> upwards = upwards(code, PLACE, answering(code));
        upwards.removeAll(STILL_UPWARDS);
        assertThat(upwards).isEmpty();
    }

    @Test
    void nothing_names_the_tables_of_what_is_above_it() throws IOException {
        Set<String> upwards = upwards(code(), TABLE, OWNERS);
        upwards.removeAll(STILL_UPWARDS);
        assertThat(upwards).isEmpty();
    }

    @Test
    void every_table_has_an_owner() throws IOException {
        Set<String> tables = new TreeSet<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.toList()) {
                found(CREATED, Files.readString(file)).forEach(tables::add);
            }
        }
        assertThat(tables).hasSizeGreaterThan(15);
        assertThat(OWNERS.keySet()).containsAll(tables);
    }

    /// The first word of each path, and the lowest package that answers it.
    private static Map<String, String> answering(Map<String, String> code) {
        Map<String, String> owners = new HashMap<>();
        code.forEach((file, text) -> ANSWERED.stream()
                .flatMap(pattern -> found(pattern, text))
                .filter(word -> !word.equals("admin"))
                .forEach(word ->
                        owners.merge(word, room(file), (one, other) -> level(one) <= level(other) ? one : other)));
        assertThat(owners).containsEntry("personas", "people").containsEntry("multas", "fines");
        return owners;
    }

    private static Set<String> upwards(Map<String, String> code, Pattern pattern, Map<String, String> owners) {
        Set<String> upwards = new TreeSet<>();
        code.forEach((file, text) -> found(pattern, text)
                .filter(owners::containsKey)
                .filter(word -> level(room(file)) < level(owners.getOrDefault(word, "")))
                .forEach(word -> upwards.add(file + ": " + word + " of " + owners.get(word))));
        return upwards;
    }

    private static Map<String, String> code() throws IOException {
        Map<String, String> code = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file : files.filter(
                            path -> path.toString().endsWith(".java") && path.getNameCount() > CODE.getNameCount() + 1)
                    .toList()) {
                code.put(CODE.relativize(file).toString(), Files.readString(file));
            }
        }
        return code;
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult result) -> result.group(1));
    }

    private static String room(String file) {
        return Path.of(file).getName(0).toString();
    }

    private static int level(String room) {
        return ArchitectureTest.level(room);
    }
}
