package labra.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import labra.Api;
import labra.platform.Database;
import labra.trail.stamps.BadStamp;
import labra.trail.stamps.StampAuthority;
import labra.trail.stamps.StampCheck;
import labra.trail.stamps.StandInAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checkpoints are kept with the stamp of an authority, and `audit verify` looks at each.
@QuarkusTest
class StampsTest {
    @Inject
    Database database;

    @Inject
    Api api;

    @Inject
    Sequencer sequencer;

    @TempDir
    Path folder;

    @Test
    void the_stamp_of_a_checkpoint_is_verified_and_a_forged_one_found() throws Exception {
        try (StandInAuthority authority = StandInAuthority.good();
                ForgedTown town = new ForgedTown(
                        folder,
                        database,
                        Map.of(
                                "labra.tsa.url", authority.place().toString(),
                                "labra.tsa.roots", authority.rootsIn(folder).toString()))) {
            assertThat(town.verification.run(town.handle, null).stamps()).isZero();
            stamp(town, authority, new StampCheck(authority.roots()));
            assertThat(town.verification.run(town.handle, null).stamps()).isEqualTo(1);
            found(
                    town,
                    "stamp",
                    "UPDATE log_stamp SET token = set_byte(token, length(token) - 5, 255 - get_byte(token, length(token) - 5))");
            found(town, "stamp", "UPDATE log_stamp SET at = at - interval '1 day'");
            found(town, "stamp", "UPDATE log_stamp SET size = (SELECT min(size) FROM log_checkpoint)");
            found(town, "stamp", "UPDATE log_stamp SET size = size + 1");
            found(town, "stamp", "UPDATE log_stamp SET token = 'x'");
        }
    }

    @Test
    void a_stamp_of_somebody_else_s_authority_is_found() throws Exception {
        try (StandInAuthority authority = StandInAuthority.good();
                StandInAuthority other = StandInAuthority.good();
                ForgedTown town = new ForgedTown(
                        folder,
                        database,
                        Map.of("labra.tsa.roots", authority.rootsIn(folder).toString()))) {
            stamp(town, other, new StampCheck(other.roots()));
            assertThatThrownBy(() -> town.verification.run(town.handle, null))
                    .isInstanceOfSatisfying(
                            Divergence.class,
                            divergence -> assertThat(divergence.kind()).isEqualTo("stamp"));
        }
    }

    @Test
    void the_application_asks_for_a_stamp_when_the_last_is_old_and_the_log_grew() throws Exception {
        try (StandInAuthority authority = StandInAuthority.good()) {
            Stamps stamps = new Stamps(new SmallRyeConfigBuilder()
                    .withMapping(TsaSettings.class)
                    .withDefaultValue("labra.tsa.url", authority.place().toString())
                    .withDefaultValue(
                            "labra.tsa.roots", authority.rootsIn(folder).toString())
                    .build()
                    .getConfigMapping(TsaSettings.class));
            grow();
            assertThat(stamps.wanted()).isTrue();
            assertThat(stamps.round(database, Instant.now().plusSeconds(7_200))).isTrue();
            assertThat(stamps.round(database, Instant.now())).isFalse();
            grow();
            assertThat(stamps.round(database, Instant.now())).isFalse();
            authority.answers(503, new byte[] {1});
            assertThatThrownBy(() -> stamps.round(database, Instant.now().plusSeconds(7_200)))
                    .isInstanceOf(BadStamp.class);
        }
    }

    /// Something is written, and sealed.
    private void grow() {
        api.person(Api.unique("sellada") + "@example.com");
        while (sequencer.round()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void stamps_are_only_added_to() throws Exception {
        try (StandInAuthority authority = StandInAuthority.good();
                ForgedTown town = new ForgedTown(folder, database)) {
            stamp(town, authority, new StampCheck(authority.roots()));
            for (String change : new String[] {"UPDATE log_stamp SET at = now()", "DELETE FROM log_stamp"}) {
                assertThatThrownBy(() -> town.run(change)).hasMessageContaining("only added to");
            }
        }
    }

    private static void stamp(ForgedTown town, StandInAuthority authority, StampCheck check) throws BadStamp {
        LogRows rows = town.handle.attach(LogRows.class);
        LogRows.Head head = rows.head().orElseThrow();
        StampAuthority.Stamped stamped = new StampAuthority(authority.place(), java.time.Duration.ofSeconds(5), check)
                .stamp(head.note().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(rows.keepStamp(head.size(), stamped.at(), stamped.token())).isTrue();
    }

    private static void found(ForgedTown town, String kind, String forgery) throws SQLException {
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
}
