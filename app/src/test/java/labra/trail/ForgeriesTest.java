package labra.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import labra.platform.Database;
import labra.trail.tree.Checkpoint;
import labra.trail.tree.Growth;
import labra.trail.tree.Note;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a superuser of the database may try, with triggers and keys off: each forgery is found, and which it is.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgeriesTest {
    private static final String ONE = "(SELECT id FROM fine WHERE version = 2 ORDER BY id LIMIT 1)";
    private static final String OTHER = "(SELECT id FROM fine ORDER BY id DESC LIMIT 1)";

    /// The ids are random: whichever comes last, its vehicle is not the one of the other.
    private static final String OF_ANOTHER_VEHICLE =
            "(SELECT id FROM fine WHERE vehicle_id <> (SELECT vehicle_id FROM fine WHERE id = " + ONE
                    + ") ORDER BY id DESC LIMIT 1)";

    /// The first row of the trail that tells of fines, changed as its fine was.
    private static final String IN_TRAIL = "UPDATE fine SET comments = 'Nada' WHERE id = " + OTHER
            + "; UPDATE audit SET contents[array_position(subject_ids, " + OTHER + ")] = '" + "0".repeat(36) + "'"
            + " || (SELECT fine::text FROM fine WHERE id = " + OTHER + ") WHERE " + OTHER + " = ANY (subject_ids);";

    private static final String RESEALED =
            IN_TRAIL + "UPDATE audit SET leaves = trail_leaves(audit) WHERE " + OTHER + " = ANY (subject_ids);";

    private static final Map<String, String> FORGERIES = Map.ofEntries(
            Map.entry("changed: what a fine says", "UPDATE fine SET comments = 'Nada' WHERE id = " + ONE),
            Map.entry(
                    "changed: when it was",
                    "UPDATE fine SET committed_at = committed_at - interval '5 years' WHERE id = " + OTHER),
            Map.entry("changed: whose it is", "UPDATE fine SET vehicle_id = 40 WHERE id = " + ONE),
            Map.entry("changed: which officer made it", "UPDATE fine SET officer_id = 2 WHERE id = " + ONE),
            Map.entry("changed: that it is annulled", "UPDATE fine SET status = 'VOIDED' WHERE id = " + ONE),
            Map.entry("changed: two fines swap their vehicles", """
                    UPDATE fine SET vehicle_id = other.vehicle_id FROM fine AS other
                    WHERE fine.id IN (%1$s, %2$s) AND other.id IN (%1$s, %2$s) AND other.id <> fine.id""".formatted(ONE, OF_ANOTHER_VEHICLE)),
            Map.entry("changed: an owner's address", "UPDATE person SET email = 'otra@example.com' WHERE id = 7"),
            Map.entry("changed: a vehicle's owner", "UPDATE vehicle SET person_id = 9 WHERE id = 7"),
            Map.entry("changed: a password", "UPDATE account SET password_hash = 'mine' WHERE username = 'ana'"),
            Map.entry("changed: a role", "UPDATE account SET role = 'ADMINISTRATOR' WHERE username = 'luz'"),
            Map.entry("changed: a token comes back", "UPDATE token SET revoked_at = NULL"),
            Map.entry("changed: the proof of a notice", "UPDATE notice SET proof = 'ninguno' WHERE id = 1"),
            Map.entry("changed: the town's settings", "UPDATE town SET name = 'Otra'"),
            Map.entry("untold: another id for a fine", "UPDATE fine SET id = gen_random_uuid() WHERE id = " + OTHER),
            Map.entry("untold: a fine that nobody loaded", ForgedTown.FINES.replace("(1, 300)", "(1, 1)")),
            Map.entry("gone: a fine", "DELETE FROM fine WHERE id = " + OTHER),
            Map.entry("gone: a security event", "DELETE FROM security_event WHERE id = 1"),
            Map.entry("gone: a request to annul", "DELETE FROM annulment WHERE id = 1"),
            Map.entry("differs: the reason of a correction", "UPDATE correction SET reason = 'Ninguna'"),
            Map.entry("differs: what was paid", "UPDATE posting SET amount = amount * 2"),
            Map.entry("leaf: the fine and what the trail says of it", IN_TRAIL),
            Map.entry("leaf: who it was", "UPDATE audit SET actor = 'account:luz' WHERE id = 100"),
            Map.entry("leaf: when it was written", "UPDATE audit SET at = at - interval '1 day' WHERE id = 100"),
            Map.entry("leaf: from where", "UPDATE audit SET address = '10.0.0.1' WHERE id = 100"),
            Map.entry(
                    "leaf: what was before",
                    "UPDATE audit SET before = '{}' WHERE id = (SELECT max(id) FROM audit WHERE before IS NOT NULL)"),
            Map.entry("root: the trail with its seal", RESEALED),
            Map.entry("forgotten: what a fine said at first", """
                    UPDATE audit SET contents[1] = 'sha256:' || encode(sha256(convert_to(contents[1], 'UTF8')), 'hex')
                    WHERE id = (SELECT min(id) FROM audit WHERE subject = 'fine' AND contents IS NOT NULL)"""),
            Map.entry("missing: a row of the trail", "DELETE FROM audit WHERE id = 50"),
            Map.entry(
                    "order: the log leaves a row out",
                    "DELETE FROM audit WHERE id = 50; DELETE FROM log_entry WHERE audit_id = 50"),
            Map.entry("root: two rows change places in the log", """
                    UPDATE log_entry SET audit_id = -audit_id WHERE audit_id IN (50, 51);
                    UPDATE log_entry SET audit_id = 101 + audit_id WHERE audit_id < 0"""),
            Map.entry("unlogged: a row of long ago", """
                    INSERT INTO audit (id, at, actor, action, subject, subject_id, leaves) OVERRIDING SYSTEM VALUE
                    VALUES (-5, '2020-01-01', 'account:ana', 'UPDATE', 'fine', 'x', sha256('x'))"""),
            Map.entry(
                    "tile: the hashes",
                    "UPDATE log_tile SET hashes = set_byte(hashes, 5, 255 - get_byte(hashes, 5)) WHERE level = 0 AND index = 1"),
            Map.entry("root: a signed root", """
                    UPDATE log_checkpoint SET note = overlay(note PLACING 'AAAA' FROM strpos(note, E'\\n') + 6 FOR 4)
                    WHERE size = (SELECT min(size) FROM log_checkpoint)"""),
            Map.entry("signature: a signature", """
                    UPDATE log_checkpoint SET note = overlay(note PLACING 'AAAA' FROM length(note) - 20 FOR 4)
                    WHERE size = (SELECT min(size) FROM log_checkpoint)"""),
            Map.entry("shorter: an older backup", """
                    DELETE FROM audit USING log_entry WHERE audit_id = audit.id AND first_leaf >= (SELECT min(size) FROM log_checkpoint);
                    DELETE FROM log_entry WHERE first_leaf >= (SELECT min(size) FROM log_checkpoint);
                    DELETE FROM log_checkpoint WHERE size > (SELECT min(size) FROM log_checkpoint)"""));

    @Inject
    Database database;

    @TempDir
    static Path folder;

    private ForgedTown town;

    @BeforeAll
    void build() throws SQLException {
        town = new ForgedTown(folder, database);
    }

    @AfterAll
    void close() throws SQLException {
        town.close();
    }

    @Test
    void what_nobody_forged_agrees() {
        Verification.Outcome outcome = town.verification.run(town.handle, null);
        assertThat(outcome.leaves()).isGreaterThan(700);
        assertThat(outcome.checkpoints()).isGreaterThan(3);
        assertThat(outcome.newest()).isEqualTo(town.kept.read());
    }

    @Test
    void more_than_twenty_forgeries_are_tried() {
        assertThat(FORGERIES).hasSizeGreaterThan(30);
    }

    @TestFactory
    Stream<DynamicTest> each_forgery_is_found() {
        return FORGERIES.entrySet().stream()
                .map(forgery -> DynamicTest.dynamicTest(
                        forgery.getKey(),
                        () -> forged(
                                forgery.getValue(),
                                () -> found(
                                        forgery.getKey()
                                                .substring(0, forgery.getKey().indexOf(':')),
                                        null))));
    }

    @Test
    void what_came_since_a_kept_checkpoint_is_looked_at_alone_and_a_forgery_in_it_found() throws SQLException {
        Note first = Note.of(text("SELECT note FROM log_checkpoint WHERE size > 300 ORDER BY size LIMIT 1"));
        Verification.Outcome outcome = town.verification.run(town.handle, first);
        assertThat(outcome.from()).isEqualTo(Checkpoint.of(first.text()).size()).isLessThan(outcome.leaves());
        forged("UPDATE fine SET comments = 'Nada' WHERE id = " + ONE, () -> found("changed", first));
        forged(RESEALED, () -> found("root", first));
        forged("DELETE FROM correction", () -> town.verification.run(town.handle, first));
        forged(
                "UPDATE log_tile SET hashes = set_byte(hashes, 5, 255 - get_byte(hashes, 5)) WHERE level = 0 AND index = 1",
                () -> found("history", first));
    }

    /// With the key: the database's ruler who has the server too. What was kept elsewhere still tells.
    @Test
    void a_log_built_anew_and_signed_anew_is_not_the_one_that_somebody_kept() throws SQLException {
        Note elsewhere = town.kept.read().orElseThrow();
        forged(RESEALED, () -> {
            rebuild();
            found("root", null);
            found("history", elsewhere);
        });
    }

    @Test
    void nothing_is_signed_that_does_not_go_on_from_what_was_signed() throws SQLException {
        forged(
                FORGERIES.get("shorter: an older backup")
                        + "; INSERT INTO audit (actor, action, subject, leaves) VALUES ('x', 'UPDATE', 'fine', sha256('x'))",
                () -> assertThatThrownBy(() -> town.sequencer.round(town.handle))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(town.kept.file().toString()));
    }

    /// Of two copies, or on a network that breaks, several rounds may fail one after the other.
    @Test
    void what_a_failed_round_took_for_settled_is_not_passed_over() throws SQLException {
        town.run("CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''away''; END';"
                + "CREATE TRIGGER fail BEFORE INSERT ON log_checkpoint FOR EACH ROW EXECUTE FUNCTION fail()");
        for (int i = 1; i <= 3; i++) {
            town.run("UPDATE vehicle SET color = 'c" + i + "' WHERE id = (SELECT min(id) FROM vehicle)");
            assertThatThrownBy(() -> town.sequencer.round(town.handle)).hasMessageContaining("away");
        }
        town.run("DROP TRIGGER fail ON log_checkpoint; DROP FUNCTION fail()");
        town.run("UPDATE vehicle SET color = 'c4' WHERE id = (SELECT min(id) FROM vehicle)");
        town.log();
        town.verification.run(town.handle, null);
        assertThat(
                        text(
                                "SELECT count(*)::text FROM audit WHERE NOT EXISTS (SELECT FROM log_entry WHERE audit_id = audit.id)"))
                .isEqualTo("0");
    }

    /// Whoever works while it is verified is no forger.
    @Test
    void what_was_told_in_the_last_moment_counts_though_it_is_not_in_the_log_yet() throws SQLException {
        Note last = town.kept.read().orElseThrow();
        town.run("UPDATE vehicle SET color = 'verde' WHERE id = (SELECT min(id) FROM vehicle)");
        town.run(ForgedTown.FINES.replace("(1, 300)", "(901, 903)"));
        town.verification.run(town.handle, null);
        town.verification.run(town.handle, last);
        forged(
                "UPDATE vehicle SET color = 'rojo' WHERE id = (SELECT min(id) FROM vehicle)",
                () -> found("changed", null));
        town.log();
        town.verification.run(town.handle, null);
    }

    /// Told in docs/trail.md.
    @Test
    void what_is_forged_in_the_second_before_it_is_sealed_is_not_found() throws SQLException {
        town.run(ForgedTown.FINES.replace("(1, 300)", "(1, 1)"));
        town.run("SET session_replication_role = replica; "
                + RESEALED.replace(OTHER, "(SELECT id FROM fine ORDER BY received_at DESC LIMIT 1)")
                + " SET session_replication_role = origin");
        town.log();
        assertThat(town.verification.run(town.handle, null).leaves()).isGreaterThan(700);
    }

    private void rebuild() {
        LogRows rows = town.handle.attach(LogRows.class);
        long[] size = {0};
        Growth growth = new Growth((level, index) -> new byte[0], 0);
        town.handle
                .createQuery("SELECT leaves FROM audit JOIN log_entry ON audit_id = audit.id ORDER BY first_leaf")
                .mapTo(byte[].class)
                .forEach(leaves -> {
                    growth.add(leaves);
                    size[0] += leaves.length / 32;
                });
        town.handle.execute("DELETE FROM log_tile");
        town.handle.execute("DELETE FROM log_checkpoint");
        growth.changed()
                .forEach((place, hashes) -> town.handle.execute(
                        "INSERT INTO log_tile VALUES (?, ?, ?)", place.level(), place.index(), hashes));
        Checkpoint forged =
                new Checkpoint("forged.example/registro", size[0], growth.tree().root());
        assertThat(Arrays.equals(
                        forged.root(),
                        Checkpoint.of(town.kept.read().orElseThrow().text()).root()))
                .isFalse();
        rows.keepCheckpoint(
                size[0],
                java.time.Instant.EPOCH,
                0,
                town.keyring.signer().signed(forged.text()).written());
    }

    private void found(String kind, @org.jspecify.annotations.Nullable Note since) {
        assertThatThrownBy(() -> town.verification.run(town.handle, since))
                .isInstanceOfSatisfying(
                        Divergence.class,
                        divergence -> assertThat(divergence.kind())
                                .as(divergence.getMessage())
                                .isEqualTo(kind));
    }

    private String text(String sql) {
        return town.handle.createQuery(sql).mapTo(String.class).one();
    }

    /// Forges, looks, and takes the forgery back.
    private void forged(String forgery, Runnable look) throws SQLException {
        town.handle.begin();
        try {
            town.run("SET LOCAL session_replication_role = replica; " + forgery);
            look.run();
        } finally {
            town.handle.rollback();
        }
    }
}
