package labra.access.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import labra.Api;
import labra.platform.Database;
import labra.platform.Settings;
import labra.web.Refusal;
import org.junit.jupiter.api.Test;

/// Guesses are counted once for every copy of the application, and an IPv6 customer is one address.
@QuarkusTest
class GuessesTest {
    @Inject
    Guesses here;

    @Inject
    Database database;

    @Inject
    Settings settings;

    private static void guess(Guesses copy, String subject, String address) {
        copy.check(new Guesses.Target(subject, address, null), Optional::empty, () -> {});
    }

    private static boolean mayEnter(Guesses copy, String subject, String address) {
        try {
            return copy.check(new Guesses.Target(subject, address, null), () -> Optional.of(true), () -> {})
                    .orElseThrow();
        } catch (Refusal tooMany) {
            return false;
        }
    }

    @Test
    void two_copies_count_together() {
        Guesses there = new Guesses(database, settings);
        String subject = Guesses.Target.unknown(Api.unique("compartido"));
        for (int i = 0; i < settings.limits().failedLogins(); i++) {
            guess(i % 2 == 0 ? here : there, subject, "10.1.1.1");
        }
        assertThat(mayEnter(here, subject, "10.1.1.1")).isFalse();
        assertThat(mayEnter(there, subject, "10.1.1.1")).isFalse();
        assertThat(mayEnter(there, subject, "10.1.1.2")).isTrue();
    }

    @Test
    void an_ipv6_network_is_one_address() {
        String subject = Guesses.Target.unknown(Api.unique("seis"));
        for (int i = 0; i < settings.limits().failedLogins(); i++) {
            guess(here, subject, "2001:db8:1:1::" + i);
        }
        assertThat(mayEnter(here, subject, "2001:db8:1:1:ffff::1")).isFalse();
        assertThat(mayEnter(here, subject, "2001:db8:1:2::1")).isTrue();
        assertThat(ClientNetwork.of("::ffff:10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(ClientNetwork.of("fe80::1%eth0")).isNotEmpty();
    }

    @Test
    void a_right_password_writes_nothing_and_an_unlocked_login_starts_anew() {
        String subject = Guesses.Target.unknown(Api.unique("abierto"));
        assertThat(mayEnter(here, subject, "10.1.2.1")).isTrue();
        assertThat(here.forget(subject)).isZero();
        for (int i = 0; i < settings.limits().failedLogins(); i++) {
            guess(here, subject, "10.1.2.1");
        }
        assertThatThrownBy(() -> guess(here, subject, "10.1.2.1")).isInstanceOf(Refusal.class);
        assertThat(here.locked()).anyMatch(locked -> locked.place().equals("10.1.2.1"));
        assertThat(here.forget(subject)).isEqualTo(2);
        assertThat(mayEnter(here, subject, "10.1.2.1")).isTrue();
    }

    @Test
    void what_was_typed_is_not_kept() {
        assertThat(Guesses.Target.unknown("my secret password")).doesNotContain("secret");
    }
}
