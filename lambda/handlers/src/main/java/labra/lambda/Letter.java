package labra.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// What an owner is told, in their language.
record Letter(String subject, String text) {
    /// Of a new fine.
    static Letter about(JsonNode fine, String url) {
        return new Letter(
                say(fine, "subject", fine), say(fine, "text", fine, url + "/generar_informe?email=" + encoded(fine)));
    }

    /// Of all their fines, as they asked.
    static Letter report(JsonNode report) {
        String fines = report.path("multas")
                .valueStream()
                .map(fine -> say(report, fine.path("anulada").asBoolean() ? "annulled" : "fine", fine))
                .collect(Collectors.joining("\n"));
        return new Letter(
                say(report, "report-subject", report),
                say(report, "report-text", report, report.path("cantidad").asText("0"), fines));
    }

    /// The words of that name with what is said of a fine, or of whom it is written to, and more.
    private static String say(JsonNode to, String words, JsonNode about, String... more) {
        List<Object> facts = new ArrayList<>(List.of(
                about.path("nombre").asText(""),
                about.path("numero").asText(),
                about.path("placa_patente").asText(),
                about.path("timestamp").asText()));
        facts.addAll(List.of(more));
        ResourceBundle bundle = ResourceBundle.getBundle(
                "letter",
                Locale.of(to.path("idioma").asText("es")),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return MessageFormat.format(bundle.getString(words), facts.toArray());
    }

    private static String encoded(JsonNode fine) {
        return URLEncoder.encode(fine.path("email").asText(""), StandardCharsets.UTF_8);
    }
}
