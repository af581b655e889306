package labra.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import labra.platform.Database;
import labra.trail.tree.Checkpoint;
import labra.trail.tree.Hashes;
import labra.trail.tree.Note;
import labra.trail.tree.Proofs;
import labra.trail.tree.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person said of themselves leaves the trail, and everything that was sealed stays sealed.
@QuarkusTest
class ForgettingTest {
    private static final String ASKED =
            "INSERT INTO privacy_request (person_id, kind, reason, asked_by) VALUES (1, 'ANONYMISE', 'Pedido 12', 1);";
    private static final String DECIDED = """
            UPDATE privacy_request SET decided_by = 2, decided_at = now(), confirmed = true WHERE decided_at IS NULL;
            UPDATE person SET name = 'Nadie', email = 'nadie@suprimida.invalid' WHERE id = 1;
            UPDATE notice SET recipient = NULL, proof = NULL WHERE person_id = 1;
            """;
    private static final String FORGOTTEN = "BEGIN;" + DECIDED + "SELECT forget(max(id)) FROM privacy_request; COMMIT;";

    /// Of the person: another address, and a vehicle sold; of somebody else one more.
    private static final String CHANGES = """
            INSERT INTO requested_change (subject, record_id, record_version, title, reason, change, differences, asked_by)
            VALUES ('person', 1, 1, 'Persona 1', 'Otra dirección', '{"correo_electronico": "nueva1@example.com"}',
                    '[{"campo": "correo_electronico", "antes": "persona1@example.com", "despues": "nueva1@example.com"}]', 1),
                   ('vehicle', 1, 1, 'AA101BB', 'Vendió', '{"persona_id": 2}',
                    '[{"campo": "persona_id", "antes": "Persona 1 · persona1@example.com", "despues": "Persona 2 · persona2@example.com"}]', 1),
                   ('vehicle', 3, 1, 'AA103BB', 'De otra', '{"persona_id": 4}',
                    '[{"campo": "persona_id", "antes": "Persona 3 · persona3@example.com", "despues": "Persona 4 · persona4@example.com"}]', 1);
            UPDATE requested_change SET decided_by = 2, decided_at = now(), confirmed = true;
            INSERT INTO change_reason (subject, record_id, version, reason)
            VALUES ('person', 1, 2, 'Otra dirección'), ('vehicle', 1, 2, 'Vendió'), ('vehicle', 3, 2, 'De otra');
            """;
    private static final String EMPTIED = """
            UPDATE requested_change SET title = '-', reason = '-', change = '{}', differences = '[]' WHERE id <= 2;
            UPDATE change_reason SET reason = '-' WHERE id <= 2;
            """;

    @Inject
    Database database;

    @TempDir
    Path folder;

    private ForgedTown town;

    @BeforeEach
    void build() throws SQLException {
        town = new ForgedTown(folder, database);
    }

    @AfterEach
    void close() throws SQLException {
        town.close();
    }

    @Test
    void the_trail_verifies_and_proofs_stay_good_after_a_person_is_forgotten() throws SQLException {
        Note before = town.kept.read().orElseThrow();
        Checkpoint checkpoint = Checkpoint.of(before.text());
        FineProof.Leaf proof = proof(checkpoint.size());
        assertThat(mentions()).isGreaterThanOrEqualTo(3);
        town.run(ASKED);
        town.log();
        town.run(FORGOTTEN);
        assertThat(mentions()).isZero();
        town.log();
        assertThat(town.verification.run(town.handle, null).leaves()).isGreaterThan(checkpoint.size());
        assertThat(town.verification.run(town.handle, before).from()).isEqualTo(checkpoint.size());
        assertThat(Proofs.includes(
                        checkpoint.root(),
                        checkpoint.size(),
                        proof.index(),
                        Hashes.leaf(proof.about().getBytes(StandardCharsets.UTF_8)),
                        proof.path().stream().map(HexFormat.of()::parseHex).toList()))
                .isTrue();
        assertThat(proof(checkpoint.size())).isEqualTo(proof);
    }

    @Test
    void what_comes_to_the_person_afterwards_is_verified_as_ever() throws SQLException {
        town.run(ASKED);
        town.run(FORGOTTEN);
        town.run("UPDATE person SET name = 'Otra' WHERE id = 1; DELETE FROM notice WHERE person_id = 1;");
        town.log();
        town.verification.run(town.handle, null);
        found("changed", "UPDATE person SET name = 'Falsa' WHERE id = 1");
        found("changed", "UPDATE person SET name = 'Falsa' WHERE id = 2");
    }

    @Test
    void changes_that_tell_of_the_person_and_their_reasons_are_forgotten_with_them() throws SQLException {
        town.run(CHANGES);
        town.log();
        town.run("SELECT adopt('requested_change'), adopt('change_reason')");
        town.log();
        assertThat(number("SELECT count(*) FROM audit WHERE audit::text LIKE '%nueva1@%'"))
                .isPositive();
        assertThat(mentions()).isGreaterThanOrEqualTo(6);
        town.run(ASKED);
        town.run("BEGIN;" + DECIDED + EMPTIED + "SELECT forget(max(id)) FROM privacy_request; COMMIT;");
        assertThat(mentions()).isZero();
        assertThat(number(
                        "SELECT count(*) FROM audit WHERE audit::text LIKE '%nueva1@%' OR audit::text LIKE '%Vendió%'"))
                .isZero();
        assertThat(number("SELECT count(*) FROM audit WHERE audit::text LIKE '%De otra%'"))
                .as("and of nobody else")
                .isPositive();
        town.log();
        town.verification.run(town.handle, null);
        found("changed", "UPDATE requested_change SET reason = 'Falso' WHERE id = 1");
        found("forgotten", """
                UPDATE audit SET forgotten = sha256(convert_to(concat_ws(' ', salt, coalesce(before::text, '-'), coalesce(after::text, '-')), 'UTF8')),
                                 salt = NULL, before = NULL, after = NULL
                WHERE id = (SELECT max(id) FROM audit WHERE subject = 'requested_change' AND after IS NOT NULL)
                """);
    }

    @Test
    void a_person_who_was_deleted_is_forgotten_too() throws SQLException {
        town.run("UPDATE vehicle SET person_id = 2 WHERE person_id = 1; DELETE FROM person WHERE id = 1;");
        town.log();
        assertThat(mentions()).isPositive();
        town.run(ASKED);
        town.run("""
                BEGIN;
                UPDATE privacy_request SET decided_by = 2, decided_at = now(), confirmed = true WHERE decided_at IS NULL;
                UPDATE notice SET proof = NULL WHERE id = ANY (lost_notices(1));
                SELECT forget(max(id)) FROM privacy_request;
                COMMIT;
                """);
        assertThat(mentions()).isZero();
        assertThat(number("SELECT count(*) FROM audit WHERE audit::text LIKE '%acuse 7%'"))
                .isZero();
        town.log();
        town.verification.run(town.handle, null);
    }

    @Test
    void what_is_forgotten_says_nothing() throws SQLException {
        town.run(ASKED);
        town.run(FORGOTTEN);
        town.log();
        for (String said : List.of(
                "after = '{\"id\": 1, \"name\": \"Otra\"}'",
                "before = '{}'",
                "salt = gen_random_uuid()",
                "contents = ARRAY['x']")) {
            String forgery =
                    "UPDATE audit SET " + said + " WHERE id = (SELECT min(id) FROM audit WHERE forgotten IS NOT NULL)";
            assertThatThrownBy(() -> town.run("SET session_replication_role = replica; " + forgery))
                    .as(said)
                    .hasMessageContaining("audit_forgotten_says_nothing");
            town.run("SET session_replication_role = origin");
            found("leaf", "ALTER TABLE audit DROP CONSTRAINT audit_forgotten_says_nothing; " + forgery);
        }
    }

    @Test
    void a_correction_forgets_the_former_values_and_leaves_what_was_sent() throws SQLException {
        town.run("INSERT INTO privacy_request (person_id, kind, name, email, reason, asked_by) "
                + "VALUES (1, 'CORRECT', 'Bien Escrita', 'bien@example.com', 'Mal escrita', 1)");
        town.log();
        town.run("""
                BEGIN;
                UPDATE privacy_request SET decided_by = 2, decided_at = now(), confirmed = true, name = NULL, email = NULL;
                UPDATE person SET name = 'Bien Escrita', email = 'bien@example.com' WHERE id = 1;
                SELECT forget(max(id)) FROM privacy_request;
                COMMIT;
                """);
        town.log();
        town.verification.run(town.handle, null);
        assertThat(number("SELECT count(*) FROM audit WHERE subject = 'person' AND audit::text LIKE '%persona1@%'"))
                .isZero();
        assertThat(number("SELECT count(*) FROM audit WHERE subject = 'notice' AND audit::text LIKE '%persona1@%'"))
                .isPositive();
    }

    @Test
    void the_values_of_a_refused_request_are_forgotten_and_nothing_else() throws SQLException {
        town.run("INSERT INTO privacy_request (person_id, kind, name, email, reason, asked_by) "
                + "VALUES (1, 'CORRECT', 'No Es', 'noes@example.com', 'Mal', 1)");
        town.run("""
                BEGIN;
                UPDATE privacy_request SET decided_by = 1, decided_at = now(), confirmed = false, name = NULL, email = NULL;
                SELECT forget(max(id)) FROM privacy_request;
                COMMIT;
                """);
        town.log();
        town.verification.run(town.handle, null);
        assertThat(number("SELECT count(*) FROM audit WHERE audit::text LIKE '%noes@%'"))
                .isZero();
        assertThat(mentions()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void nothing_is_forgotten_that_nobody_decided_in_that_transaction() throws SQLException {
        town.run(ASKED);
        assertThatThrownBy(() -> town.run("SELECT forget(max(id)) FROM privacy_request"))
                .hasMessageContaining("nobody decided");
        town.run(DECIDED);
        assertThatThrownBy(() -> town.run("SELECT forget(max(id)) FROM privacy_request"))
                .hasMessageContaining("nobody decided");
        assertThatThrownBy(() -> town.run("SELECT forget(999)")).hasMessageContaining("nobody decided");
        assertThatThrownBy(() -> town.run("SELECT forget(NULL)")).hasMessageContaining("nobody decided");
        assertThatThrownBy(() -> town.run(
                        "INSERT INTO privacy_request (person_id, kind, reason, asked_by, decided_by, decided_at, confirmed) "
                                + "VALUES (1, 'ANONYMISE', 'x', 1, 1, now(), true)"))
                .hasMessageContaining("privacy_request_needs_two");
    }

    /// Those of a superuser who leaves the triggers on.
    @Test
    void the_trail_takes_no_change_but_a_text_that_becomes_its_hash() {
        for (String change : List.of(
                "UPDATE audit SET actor = 'x'",
                "UPDATE audit SET at = at - interval '1 day'",
                "UPDATE audit SET after = '{}' WHERE after IS NOT NULL",
                "UPDATE audit SET before = NULL, after = NULL, salt = NULL WHERE after IS NOT NULL",
                "UPDATE audit SET forgotten = sha256('x'), after = NULL, before = NULL, salt = NULL WHERE after IS NOT NULL",
                "UPDATE audit SET contents[1] = 'sha256:' || encode(sha256('x'), 'hex') WHERE contents IS NOT NULL",
                "UPDATE audit SET contents = NULL WHERE contents IS NOT NULL",
                "UPDATE audit SET leaves = sha256('x')",
                "DELETE FROM audit",
                "TRUNCATE audit")) {
            assertThatThrownBy(() -> town.run(change)).as(change).hasMessageContaining("only added to");
        }
    }

    @Test
    void a_text_that_somebody_took_out_without_two_people_is_missed() throws SQLException {
        String taken =
                "UPDATE audit SET contents[1] = 'sha256:' || encode(sha256(convert_to(contents[1], 'UTF8')), 'hex') "
                        + "WHERE id = (SELECT min(id) FROM audit WHERE subject = 'fine' AND contents IS NOT NULL)";
        found("forgotten", taken);
        found("forgotten", """
                UPDATE audit SET forgotten = sha256(convert_to(concat_ws(' ', salt, coalesce(before::text, '-'), coalesce(after::text, '-')), 'UTF8')),
                                 salt = NULL, before = NULL, after = NULL
                WHERE id = (SELECT min(id) FROM audit WHERE subject = 'person' AND after IS NOT NULL)
                """);
        town.run(ASKED);
        town.run(FORGOTTEN);
        town.log();
        found("leaf", "UPDATE audit SET forgotten = sha256('x') WHERE forgotten IS NOT NULL");
        found("leaf", "UPDATE audit SET after = jsonb_set(after, '{forgotten}', '[]') WHERE action = 'FORGET'");
    }

    private void found(String kind, String forgery) throws SQLException {
        town.handle.begin();
        try {
            town.run("SET LOCAL session_replication_role = replica; " + forgery);
            assertThatThrownBy(() -> town.verification.run(town.handle, null))
                    .isInstanceOfSatisfying(
                            Divergence.class,
                            divergence -> assertThat(divergence.kind())
                                    .as(divergence.getMessage())
                                    .isEqualTo(kind));
        } finally {
            town.handle.rollback();
        }
    }

    private FineProof.Leaf proof(long size) {
        LogRows rows = town.handle.attach(LogRows.class);
        UUID fine = town.handle
                .createQuery("SELECT fine.id FROM fine WHERE vehicle_id = 1 ORDER BY fine.id LIMIT 1")
                .mapTo(UUID.class)
                .one();
        LogRows.Place place =
                rows.ofFine(fine, rows.arrival(fine).orElseThrow()).getFirst();
        TrailRow told = rows.rows(new Long[] {place.auditId()}).getFirst();
        return FineProof.Leaf.of(
                place, Leaf.of(told).get(place.number() - 1), new Tree(Recount.at(Registry.tiles(rows), size), size));
    }

    /// Rows of the trail that name the person or the address.
    private long mentions() {
        return number(
                "SELECT count(*) FROM audit WHERE audit::text LIKE '%persona1@%' OR audit::text LIKE '%\"Persona 1\"%'");
    }

    private long number(String sql) {
        return town.handle.createQuery(sql).mapTo(Long.class).one();
    }
}
