package labra.trail.stamps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

/// A stamp is kept only when a real authority, which a test runs on loopback, stamped this very text just now.
class StampAuthorityTest {
    private static final byte[] TEXT = "punto de control\n".getBytes(StandardCharsets.UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Instant NOW = Instant.now();

    @Test
    void a_text_is_stamped_and_the_stamp_holds_for_that_text_alone() throws Exception {
        try (StandInAuthority authority = StandInAuthority.good()) {
            StampCheck check = new StampCheck(authority.roots());
            Instant before = Instant.now();
            StampAuthority.Stamped stamped = new StampAuthority(authority.place(), PATIENCE, check).stamp(TEXT);
            assertThat(stamped.at())
                    .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
            assertThat(check.at(stamped.token(), TEXT)).isEqualTo(stamped.at());
            refused(() -> check.at(stamped.token(), "otro".getBytes(StandardCharsets.UTF_8)), "something else");
            byte[] changed = stamped.token().clone();
            changed[changed.length - 5] ^= 1;
            refused(() -> check.at(changed, TEXT), "");
            refused(() -> check.at(new byte[] {1, 2, 3}, TEXT), "not a time stamp");
            refused(() -> check.at(new byte[0], TEXT), "not a time stamp");
        }
    }

    @Test
    void a_stamp_of_an_authority_that_no_known_root_vouches_for_is_none() throws Exception {
        try (StandInAuthority authority = StandInAuthority.good();
                StandInAuthority other = StandInAuthority.good()) {
            refused(() -> asked(authority, new StampCheck(other.roots())), "signature does not hold");
            assertThat(asked(authority, new StampCheck(Set.of())).token()).isNotEmpty();
        }
    }

    @Test
    void another_nonce_or_another_imprint_is_not_the_answer() throws Exception {
        try (StandInAuthority authority = StandInAuthority.good()) {
            authority.mistakes(asked -> StandInAuthority.other(asked.getMessageImprintDigest(), BigInteger.ONE));
            refused(() -> asked(authority), "its answer is none");
            authority.mistakes(asked -> StandInAuthority.other(new byte[32], asked.getNonce()));
            refused(() -> asked(authority), "its answer is none");
            authority.mistakes(asked -> StandInAuthority.other(asked.getMessageImprintDigest(), null));
            refused(() -> asked(authority), "its answer is none");
        }
    }

    @Test
    void a_certificate_that_is_over_or_not_begun_or_not_for_stamps_signs_nothing() throws Exception {
        for (Instant[] life : new Instant[][] {
            {NOW.minus(Duration.ofDays(20)), NOW.minus(Duration.ofDays(10))},
            {NOW.plus(Duration.ofDays(10)), NOW.plus(Duration.ofDays(20))}
        }) {
            try (StandInAuthority authority = new StandInAuthority(life[0], life[1], KeyPurposeId.id_kp_timeStamping)) {
                refused(() -> asked(authority), "");
                refused(() -> asked(authority, new StampCheck(Set.of())), "");
            }
        }
    }

    @Test
    void a_refusal_a_mishap_and_nonsense_are_told() throws Exception {
        try (StandInAuthority authority = StandInAuthority.good()) {
            authority.refuses();
            refused(() -> asked(authority), "");
            authority.answers(500, new byte[] {1});
            refused(() -> asked(authority), "it answered 500");
            authority.answers(200, "<html>".getBytes(StandardCharsets.UTF_8));
            refused(() -> asked(authority), "");
            authority.answers(200, new byte[200_000]);
            refused(() -> asked(authority), "");
        }
    }

    @Test
    void an_authority_that_is_away_is_told() throws Exception {
        StandInAuthority gone = StandInAuthority.good();
        gone.close();
        refused(() -> asked(gone), "does not answer");
    }

    private static StampAuthority.Stamped asked(StandInAuthority authority) throws BadStamp {
        return asked(authority, new StampCheck(authority.roots()));
    }

    private static StampAuthority.Stamped asked(StandInAuthority authority, StampCheck check) throws BadStamp {
        return new StampAuthority(authority.place(), PATIENCE, check).stamp(TEXT);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String why) {
        assertThatThrownBy(work).isInstanceOf(BadStamp.class).hasMessageContaining(why);
    }
}
