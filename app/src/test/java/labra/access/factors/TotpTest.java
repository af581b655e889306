package labra.access.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The codes of authenticator applications, by the examples of RFC 6238 (its eight digits end in our six).
class TotpTest {
    private static final String SECRET =
            new Base32().encodeToString("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void a_code_is_good_in_its_step_and_in_the_ones_beside_it(long second, String code) {
        for (int drift : List.of(-30, 0, 30)) {
            assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second + drift)))
                    .hasValue(second / 30);
        }
        for (int drift : List.of(-61, 61)) {
            assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second + drift)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "28708", "2870820", "28708x", "２８７０８２", "-87082"})
    void what_is_no_code_is_none(String code) {
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(59))).isEmpty();
    }

    @Test
    void secrets_have_160_bits_and_are_never_the_same() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String secret = Totp.newSecret();
            assertThat(secret).matches("[A-Z2-7]{32}");
            secrets.add(secret);
        }
        assertThat(secrets).hasSize(100);
    }

    @Test
    void an_application_reads_whose_secret_it_is() {
        assertThat(Totp.address("Villa María", "ana@example.com", "ABC"))
                .isEqualTo("otpauth://totp/Villa%20Mar%C3%ADa:ana%40example.com?secret=ABC&issuer=Villa%20Mar%C3%ADa");
    }

    @Test
    void recovery_codes_are_ten_and_however_they_are_typed_they_are_the_same() {
        List<String> codes = RecoveryCodes.fresh();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("(\\w{6}-){3}\\w{6}"));
        String code = codes.getFirst();
        assertThat(RecoveryCodes.hash(code.toLowerCase(java.util.Locale.ROOT).replace('-', ' ')))
                .isEqualTo(RecoveryCodes.hash(code));
    }
}
