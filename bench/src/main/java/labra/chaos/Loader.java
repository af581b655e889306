package labra.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import labra.trial.Line;
import labra.trial.Office;
import labra.trial.Running;

/// Loads fines, one or many at once; each says in its comment which one it is.
final class Loader extends Client {
    static final String MARK = "caos ";
    private final int size;
    private final long pause;
    private final boolean named;

    /// So many fines in each request, and a pause between them. Without a name of its own, a fine is known by what it
    /// says.
    Loader(String name, Ground ground, String token, long seed, int size, long pause, boolean named) {
        super(name, ground, token, seed);
        this.size = size;
        this.pause = pause;
        this.named = named;
    }

    @Override
    void step(int number) {
        if (size == 1) {
            ObjectNode fine = fine(name + "-" + number);
            Line.Answer answer = insist("POST", "/cargar_infraccion", json(fine), headers());
            if (answer.isGood()) {
                ledger.note(
                        "kept",
                        name + "-" + number,
                        read(answer).path("multa").path("id").asText());
            } else {
                ledger.note("conflict", name + "-" + number, answer.status());
            }
        } else {
            batch(number);
        }
        Running.pause(pause / 2 + random.nextInt((int) pause + 1));
    }

    private void batch(int number) {
        ObjectNode body = Office.JSON.createObjectNode();
        ArrayNode fines = body.putArray("multas");
        for (int i = 0; i < size; i++) {
            fines.add(fine(name + "-" + number + "." + i));
        }
        boolean all = false;
        while (!all) {
            all = true;
            JsonNode results =
                    read(insist("POST", "/multas/lote", json(body), headers())).path("resultados");
            for (int i = 0; i < size; i++) {
                JsonNode result = results.path(i);
                boolean kept = !result.path("resultado").asText().equals("rechazada") && result.hasNonNull("huella");
                if (kept) {
                    ledger.note(
                            "kept",
                            name + "-" + number + "." + i,
                            result.path("id").asText());
                } else if (result.path("error").path("status").asInt() >= 500) {
                    all = false;
                } else {
                    ledger.note(
                            "conflict",
                            name + "-" + number + "." + i,
                            result.path("error").path("status").asInt());
                }
            }
        }
    }

    private ObjectNode fine(String mark) {
        ObjectNode fine = Office.JSON
                .createObjectNode()
                .put("placa_patente", Town.plate(random.nextInt(Town.VEHICLES)))
                .put("timestamp", moment().toString())
                .put("comentarios", MARK + mark);
        return named ? fine.put("id", id()) : fine;
    }

    private String id() {
        long high = (System.currentTimeMillis() << 16) | 0x7000L | random.nextInt(0x1000);
        return new UUID(high, 0x8000_0000_0000_0000L | (random.nextLong() >>> 2)).toString();
    }
}
