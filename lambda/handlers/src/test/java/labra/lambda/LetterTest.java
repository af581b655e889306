package labra.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    @Test
    void a_report_has_a_line_for_each_fine() {
        Map<String, Object> fine =
                Map.of("numero", "M-1-2", "placa_patente", "AE123CD", "timestamp", "2026-03-01T17:30:00+00:00");
        Map<String, Object> annulled = Map.of(
                "numero",
                "M-2-3",
                "placa_patente",
                "AE123CD",
                "timestamp",
                "2026-03-02T17:30:00+00:00",
                "anulada",
                true);
        Letter letter = Letter.report(Secrets.JSON.valueToTree(
                Map.of("nombre", "Ana", "idioma", "en", "cantidad", 2, "multas", List.of(fine, annulled))));
        assertThat(letter.subject()).isEqualTo("Your report of fines");
        assertThat(letter.text())
                .contains(
                        "Good day, Ana:",
                        "Fines: 2",
                        "M-1-2, vehicle AE123CD, 2026-03-01T17:30:00+00:00\n",
                        "M-2-3, vehicle AE123CD, 2026-03-02T17:30:00+00:00 (annulled)");
    }
}
