package labra.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import labra.trial.Line;
import labra.trial.Office;
import labra.trial.Running;

/// Keeps the registers: a new person each time, and the same vehicle over and over, each change on top of the one it
/// read.
final class Registrar extends Client {
    private static final long PAUSE = 500;
    private final String plate;
    private long owner;
    private long vehicle;

    Registrar(String name, Ground ground, String token, long seed, String plate) {
        super(name, ground, token, seed);
        this.plate = plate;
    }

    @Override
    void step(int number) {
        String email = name + "-" + number + "@caos.example";
        Line.Answer made = insist(
                "POST",
                "/personas",
                json(Office.JSON
                        .createObjectNode()
                        .put("nombre", "Persona " + number)
                        .put("correo_electronico", email)),
                headers());
        // A conflict is this very person, whose answer was lost: nobody else has the address.
        ledger.note("person", email, made.status());
        if (made.isGood() && owner == 0) {
            owner = read(made).path("id").asLong();
        }
        if (owner != 0) {
            change(number);
        }
        Running.pause(PAUSE);
    }

    private void change(int number) {
        if (vehicle == 0) {
            Line.Answer made = insist("POST", "/vehiculos", json(body(number)), headers());
            vehicle = made.isGood() ? read(made).path("id").asLong() : found();
        }
        while (true) {
            Line.Answer kept = insist("GET", "/vehiculos/" + vehicle, new byte[0], headers());
            if (read(kept).path("color").asText().equals("c" + number)) {
                // This very change, whose answer was lost.
                break;
            }
            Line.Answer changed = insist(
                    "PUT",
                    "/vehiculos/" + vehicle,
                    json(body(number)),
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    "Bearer " + token,
                    "If-Match",
                    kept.header("etag"));
            if (changed.isGood()) {
                break;
            }
        }
        ledger.note("color", plate, "c" + number);
    }

    private long found() {
        JsonNode page = read(insist("GET", "/vehiculos?placa_patente=" + plate, new byte[0], headers()));
        return page.path("elementos").path(0).path("id").asLong();
    }

    private com.fasterxml.jackson.databind.node.ObjectNode body(int number) {
        return Office.JSON
                .createObjectNode()
                .put("placa_patente", plate)
                .put("marca", "Fiat")
                .put("color", "c" + number)
                .put("persona_id", owner);
    }
}
