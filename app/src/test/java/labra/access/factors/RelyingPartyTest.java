package labra.access.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Passkeys belong to the public address, where browsers have them at all.
class RelyingPartyTest {
    @Test
    void a_passkey_is_of_the_host_and_asked_for_by_its_pages() {
        assertThat(RelyingParty.at("https://multas.example.org", 0))
                .contains(new RelyingParty("multas.example.org", Set.of("https://multas.example.org")));
        assertThat(RelyingParty.at("https://multas.example.org:443/labra", 0))
                .contains(new RelyingParty("multas.example.org", Set.of("https://multas.example.org")));
        assertThat(RelyingParty.at("http://localhost:8000", 8501))
                .contains(new RelyingParty("localhost", Set.of("http://localhost:8000", "http://localhost:8501")));
        assertThat(RelyingParty.at("http://localhost:8000", 0).orElseThrow().isAt("http://localhost:8001"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://multas.example.org",
                "https://192.0.2.7",
                "http://127.0.0.1:8000",
                "https://[2001:db8::1]/",
                "https:///nowhere",
                "multas.example.org",
                "https://multas example.org",
                "http://localhost.example.org"
            })
    void without_https_or_a_name_there_are_none(String address) {
        assertThat(RelyingParty.at(address, 0)).isEmpty();
    }
}
