package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import labra.Api;
import labra.platform.Database;
import labra.postgres.Superuser;
import org.junit.jupiter.api.Test;

/// Every write into every table is told in the trail, is refused by the database, or is named here with the reason why
/// not.
@QuarkusTest
class EverythingInTrailTest {
    private static final Map<String, String> UNTOLD = Map.ofEntries(
            Map.entry("audit", "is the trail"),
            Map.entry("log_entry", "is the log of the trail"),
            Map.entry("log_tile", "is the log of the trail"),
            Map.entry("log_checkpoint", "is the log of the trail, signed"),
            Map.entry("log_stamp", "is the log of the trail, stamped; verified with it"),
            Map.entry("trail_layout", "which columns were told; migrations alone may write it"),
            Map.entry("outbox", "what waits to be done; what comes of it is told"),
            Map.entry("link_key", "a secret made once by a migration, changed by nothing"),
            Map.entry("guess", "counters of failed sign-ins that are forgotten; the failures are security events"),
            Map.entry("asked", "counters of requests that are forgotten after minutes"),
            Map.entry("session_use", "when a session was last used; the session is a token, which is told"),
            Map.entry("list_habit", "which columns somebody sees; it changes no record"),
            Map.entry("used_challenge", "random numbers that are forgotten after minutes"),
            Map.entry("earlier_number", "numbers of fines from before, given once by the schema; no role adds to it"),
            Map.entry("acta", "what a device signed, only added to; its fine is told by the same statement"),
            Map.entry("evidence_brought", "how much a device brought today; each piece that came whole is told"),
            Map.entry("note_file_key", "the secret of a file, made and lost with it; the file is told"),
            Map.entry("fine_life", "what the events of a fine come to, derived again by `labra rederive`"),
            Map.entry(
                    "bulk_fine",
                    "what became of each fine of a bulk; the bulk is told, and each change as one of its fine"),
            Map.entry("import_rejected", "rows that were not loaded; the run is told with the SHA-256 of its file"),
            Map.entry("import_step", "working notes of a run; the run is told with what it came to"),
            Map.entry(
                    "import_annulment", "what an import may take back; each annulment is told as a change of its fine"),
            Map.entry("import_upload", "a file that waits; the run is told with its SHA-256"),
            Map.entry("import_upload_part", "pieces of such a file"),
            Map.entry("flyway_schema_history", "which migrations ran; the application may not write it"));

    @Inject
    Api api;

    @Inject
    Database database;

    @Test
    void every_write_is_told_or_refused_or_named_with_a_reason() {
        Set<String> silent = new TreeSet<>(rows("""
                SELECT relname || ' ' || event
                FROM pg_class, (VALUES ('INSERT', 4), ('DELETE', 8), ('UPDATE', 16)) AS written (event, bit)
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                  AND NOT EXISTS (
                      SELECT FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
                      WHERE tgrelid = pg_class.oid AND tgtype & bit <> 0 AND tgenabled = 'O' AND tgqual IS NULL
                        AND (prosrc LIKE '%INSERT INTO audit%' OR prosrc LIKE '%only added to%'))
                """));
        Set<String> named = new TreeSet<>();
        silent.removeIf(write -> {
            String table = write.substring(0, write.indexOf(' '));
            return UNTOLD.containsKey(table) && (named.add(table) || true);
        });
        assertThat(silent).isEmpty();
        assertThat(UNTOLD.keySet()).as("named though it is told").containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void a_new_table_is_missed() throws Exception {
        Superuser.run("CREATE TABLE forgotten (id bigint)");
        try {
            assertThatThrownBy(this::every_write_is_told_or_refused_or_named_with_a_reason)
                    .hasMessageContaining("forgotten INSERT")
                    .hasMessageContaining("forgotten DELETE");
        } finally {
            Superuser.run("DROP TABLE forgotten");
        }
    }

    @Test
    void what_a_fine_said_at_first_stays_in_the_trail_when_the_fine_is_changed_behind_it() throws Exception {
        String id = Api.as(api.officerToken(api.officer(Api.unique("rastro-"))))
                .body(FineJson.of(api.plate())
                        .with("comentarios", "\"Dijo \\\"alto\\\", y siguió\"")
                        .toString())
                .post("/cargar_infraccion")
                .path("multa.id");
        Superuser.run(
                "ALTER TABLE fine DISABLE TRIGGER audited",
                "UPDATE fine SET comments = 'Otra cosa' WHERE id = '" + id + "'",
                "ALTER TABLE fine ENABLE TRIGGER audited");
        assertThat(rows("""
                SELECT split_part(said, '(', 2) FROM audit, unnest(subject_ids, contents) AS told (fine, said)
                WHERE subject = 'fine' AND fine = '%s'
                """.formatted(id)))
                .singleElement()
                .asString()
                .startsWith(id + ",AR,")
                .contains("\"Dijo \"\"alto\"\", y siguió\"");
        Superuser.run(
                "ALTER TABLE fine DISABLE TRIGGER audited",
                "UPDATE fine SET comments = 'Dijo \"alto\", y siguió' WHERE id = '" + id + "'",
                "ALTER TABLE fine ENABLE TRIGGER audited");
    }

    @Test
    void a_new_password_leaves_a_trace_that_does_not_hold_it() {
        String user = api.account(labra.access.Role.AUDITOR);
        List<String> hashes = rows("""
                SELECT audit.after ->> 'secret_digest' || ' ' || encode(sha256(convert_to(account.password_hash, 'UTF8')), 'hex')
                FROM audit JOIN account ON account.id::text = subject_id
                WHERE subject = 'account' AND username = '%s' AND action = 'INSERT'
                """.formatted(user));
        assertThat(hashes).singleElement().asString().matches("(\\w{64}) \\1");
    }

    @Test
    void security_events_notices_and_imports_say_in_the_trail_what_they_are() {
        Api.signIn("usuario", api.account(labra.access.Role.AUDITOR));
        assertThat(rows("""
                SELECT event.id::text FROM security_event AS event
                WHERE NOT EXISTS (SELECT FROM audit, unnest(contents) AS said
                                  WHERE subject = 'security_event' AND action = 'INSERT'
                                    AND substr(said, 37)::jsonb = trail_image('security_event', to_jsonb(event)))
                """)).isEmpty();
        assertThat(rows("SELECT kind FROM security_event")).contains("SIGN_IN");
    }

    private List<String> rows(String sql) {
        return database.read(handle -> handle.inTransaction(transaction -> {
            transaction.execute("SET LOCAL TimeZone = 'UTC'");
            return transaction.createQuery(sql).mapTo(String.class).list();
        }));
    }
}
