package labra.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an owner reads.
class LetterTest {
    private static Letter letter(String language) {
        return Letter.about(
                Secrets.JSON.valueToTree(Map.of(
                        "numero",
                        "2026-7-3",
                        "placa_patente",
                        "AE123CD",
                        "timestamp",
                        "2026-03-01T17:30:00+00:00",
                        "nombre",
                        "Ana {0} O'Neil",
                        "email",
                        "ana+multas@example.com",
                        "idioma",
                        language)),
                "https://multas.example");
    }

    @Test
    void it_is_in_the_owners_language_and_spanish_otherwise() {
        assertThat(letter("es").subject()).isEqualTo("Multa 2026-7-3 a la patente AE123CD");
        assertThat(letter("en").subject()).isEqualTo("Fine 2026-7-3 for plate AE123CD");
        assertThat(letter("qu").subject()).isEqualTo(letter("es").subject());
    }

    @Test
    void names_stand_as_they_are_and_the_link_leads_to_the_report() {
        assertThat(letter("es").text())
                .contains("Ana {0} O'Neil", "https://multas.example/generar_informe?email=ana%2Bmultas%40example.com");
    }
}
