package labra.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import labra.trial.Line;
import labra.trial.Office;
import labra.trial.Running;

/// Loads fines for a vehicle of its own, and asks for its owner's report each time: all that was answered must be in
/// it.
final class Reader extends Client {
    private static final long PAUSE = 400;
    private final int vehicle;
    private final Set<String> kept = new HashSet<>();

    Reader(String name, Ground ground, String token, long seed, int vehicle) {
        super(name, ground, token, seed);
        this.vehicle = vehicle;
    }

    @Override
    void step(int number) {
        String mark = name + "-" + number;
        Line.Answer answer = insist(
                "POST",
                "/cargar_infraccion",
                json(Office.JSON
                        .createObjectNode()
                        .put("placa_patente", Town.plate(vehicle))
                        .put("timestamp", moment().toString())
                        .put("comentarios", Loader.MARK + mark)),
                headers());
        String id = read(answer).path("multa").path("id").asText();
        ledger.note("kept", mark, id);
        kept.add(id);
        JsonNode report = read(insist("GET", "/generar_informe?email=" + Town.email(vehicle), new byte[0]));
        String text = report.toString();
        for (String each : kept) {
            if (!text.contains(each)) {
                ledger.note("missing", each);
            }
        }
        ledger.note("read", kept.size());
        Running.pause(PAUSE);
    }
}
