package labra.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What an owner is told of a new fine, in their language.
record Letter(String subject, String text) {
    static Letter about(JsonNode fine, String url) {
        Locale language = Locale.of(fine.path("idioma").asText("es"));
        ResourceBundle words = ResourceBundle.getBundle(
                "letter",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Object[] facts = {
            fine.path("nombre").asText(""),
            fine.path("numero").asText(),
            fine.path("placa_patente").asText(),
            fine.path("timestamp").asText(),
            url + "/generar_informe?email="
                    + URLEncoder.encode(fine.path("email").asText(""), StandardCharsets.UTF_8)
        };
        return new Letter(
                MessageFormat.format(words.getString("subject"), facts),
                MessageFormat.format(words.getString("text"), facts));
    }
}
