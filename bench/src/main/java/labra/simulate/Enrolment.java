package labra.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labra.trial.Ledger;
import labra.trial.Line;
import labra.trial.Office;

/// From an officer to a device, by the way that people go: the page that shows a code, and the device that brings it.
record Enrolment(Office office, Line line, Path devices) {
    private static final Pattern CODE = Pattern.compile("id=\"secreto\"[^>]*value=\"([^\"]+)\"");

    /// A device with its key and what it knows.
    record Enrolled(Fate fate, Key key, Memory memory) {}

    static Enrolment at(int port, Path devices) {
        return new Enrolment(
                new Office(() -> port).signIn(),
                new Line(() -> port, Duration.ofSeconds(30), new LongAdder()),
                devices);
    }

    Enrolled enrol(Fate fate) {
        String badge = "S-" + fate.number();
        long officer = office.json(
                        "POST",
                        "/policias",
                        Office.JSON
                                .createObjectNode()
                                .put("nombre", "Oficial " + fate.number())
                                .put("numero_unico", badge))
                .path("id")
                .asLong();
        Key key = Key.fresh();
        JsonNode told = tell(fate, key, code(officer));
        String device = told.path("id").asText();
        if (!told.path("anterior").asText().equals(key.firstLink(device))) {
            throw new IllegalStateException(told.toString());
        }
        Memory memory = new Memory(new Ledger(devices.resolve(fate.file() + ".ledger")));
        memory.note("enrolled", device, badge, told.path("anterior").asText());
        JsonNode block = told.path("bloque");
        memory.note(
                "block",
                block.path("serie").asText(),
                block.path("desde").asLong(),
                block.path("hasta").asLong());
        return new Enrolled(fate, key, memory);
    }

    private String code(long officer) {
        String place = office.form("/admin/credenciales/" + officer + "/alta", Map.of());
        Matcher code = CODE.matcher(office.page(path(place)));
        if (!code.find()) {
            throw new IllegalStateException(place);
        }
        return code.group(1);
    }

    private static String path(String address) {
        return address.replaceFirst("^https?://[^/]*", "");
    }

    private JsonNode tell(Fate fate, Key key, String code) {
        ObjectNode body = Office.JSON
                .createObjectNode()
                .put("codigo", code)
                .put("nombre", "Móvil " + fate.number())
                .put("plataforma", "./labra simulate")
                .put("prueba", key.prove(code).jws());
        body.set("clave_publica", key.jwk());
        try {
            Line.Answer answer = line.post(
                    "/oficial/dispositivos", Office.JSON.writeValueAsBytes(body), "Content-Type", "application/json");
            if (answer.status() != 201) {
                throw new IllegalStateException(answer.status() + " " + answer.text());
            }
            return Office.JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
