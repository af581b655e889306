package labra.access.passwords;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import labra.web.BadField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which passwords are taken.
class PasswordsTest {
    private static final List<String> NAMES = List.of("maria.gomez", "María Gómez", "San Isidro");

    @ParameterizedTest
    @CsvSource({
        "short,not-a-password",
        "elevenchars,not-a-password",
        "'',not-a-password",
        "aaaaaaaaaaaa,one-sign-password",
        "abababababab,one-sign-password",
        "abcabcabcabcab,one-sign-password",
        "123456789012,a-known-password",
        "password1234,a-known-password",
        "PASSWORD!2026,a-known-password",
        "00-password-99,a-known-password",
        "qwertyuiop12!!,a-known-password",
        "maria.gomez 2026 abril,a-named-password",
        "la casa de Gómez azul,a-named-password",
        "vivo en ISIDRO norte,a-named-password"
    })
    void a_weak_password_is_refused_and_told_why(String password, String why) {
        assertThatThrownBy(() -> Passwords.check(password, NAMES))
                .isInstanceOf(BadField.class)
                .hasMessage("field." + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tres gatos en la vereda", "a-long-test-password", "Xk3vPq9mWz2t", "ñandú y dos perros"})
    void a_strong_one_is_taken(String password) {
        assertThatCode(() -> Passwords.check(password, NAMES)).doesNotThrowAnyException();
    }

    @org.junit.jupiter.api.Test
    void what_is_made_up_is_always_strong_enough() {
        for (int i = 0; i < 100; i++) {
            assertThatCode(() -> Passwords.check(Passwords.generate(), NAMES)).doesNotThrowAnyException();
        }
    }
}
