package labra.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import labra.trial.Office;
import org.jspecify.annotations.Nullable;

/// How a device signs, as `oficial/chain.js` and `oficial/capture.js` do.
final class Pen {
    private final Day day;
    private final Key key;
    private final Memory memory;
    private final Random random;
    private final Figures figures;
    private final Duration skew;
    private final boolean inTheStreet;

    /// The device's clock beside the server's, as it was last measured.
    @Nullable
    JsonNode measured;

    String catalogue = "";

    Pen(Day day, Key key, Memory memory, Fate fate, Figures figures, Random random) {
        this.day = day;
        this.key = key;
        this.memory = memory;
        this.random = random;
        this.figures = figures;
        this.skew = fate.skew();
        this.inTheStreet = !fate.is(Fate.Kind.SPRINT);
    }

    /// What the device's own clock shows.
    Instant shown() {
        return day.now().plus(skew);
    }

    /// Signs the next word of the chain; what comes back is in the file.
    /// @param more what else the file keeps of it
    private void say(
            String kind, ObjectNode said, String id, String series, long number, Instant moment, Object... more) {
        ObjectNode payload = Office.JSON.createObjectNode().put("v", 1);
        if (kind.equals(Memory.ACTA)) {
            payload.put("id", id);
        }
        payload.put("dispositivo", memory.device)
                .put("secuencia", memory.sequence + 1)
                .put("anterior", memory.head)
                .put("timestamp", Day.written(moment))
                .put("numero_unico", memory.badge);
        payload.setAll(said);
        Key.Text text = key.sign(kind, memory.device, payload);
        List<Object> line = new ArrayList<>(List.of(
                "signed",
                memory.sequence + 1,
                kind,
                text.hash(),
                series,
                number,
                id,
                day.now().toEpochMilli(),
                text.jws()));
        line.addAll(List.of(more));
        memory.note(line.toArray());
        figures.signed.increment();
    }

    /// A fine at that moment of the day; none where no number is left.
    boolean capture(Instant moment, Street.Seen seen) {
        Memory.Block block = memory.next();
        if (block == null) {
            figures.starved.increment();
            return false;
        }
        if (inTheStreet && random.nextDouble() < Fate.VOIDED) {
            ObjectNode said = Office.JSON
                    .createObjectNode()
                    .put("serie", block.series())
                    .put("numero", block.first())
                    .put("motivo", "El formulario se estropeó");
            say(Memory.VOID, said, "-", block.series(), block.first(), moment.plus(skew));
            figures.voided.increment();
            return capture(moment, seen);
        }
        ObjectNode said = Office.JSON
                .createObjectNode()
                .put("serie", block.series())
                .put("numero", block.first())
                .put("placa_patente", seen.plate())
                .put("pais", "AR")
                .put("comentarios", seen.comments())
                .put("infraccion", seen.offence())
                .put("latitud", seen.latitude())
                .put("longitud", seen.longitude())
                .put("precision_m", 12)
                .put("fijado_hace_s", 4);
        if (measured != null) {
            said.set("reloj", measured);
        }
        Object[] photo = photo(said.putArray("evidencias"));
        said.putNull("firma_trazo").put("catalogo", catalogue).put("app", "simulated");
        say(Memory.ACTA, said, id(moment.plus(skew)), block.series(), block.first(), moment.plus(skew), photo);
        return true;
    }

    /// Of some fines: its hash, and the seed that gives its bytes again.
    private Object[] photo(ArrayNode named) {
        if (!inTheStreet || random.nextDouble() >= Fate.PHOTOGRAPHED) {
            return new Object[0];
        }
        long seed = random.nextLong();
        Photo photo = Photo.of(seed);
        named.addObject()
                .put("sha256", photo.sha256())
                .put("bytes", photo.bytes().length)
                .put("tipo", Photo.TYPE)
                .put("orden", 1);
        return new Object[] {photo.sha256(), seed};
    }

    void endShift() {
        List<Word> own =
                memory.words().stream().filter(word -> !word.is(Memory.SHIFT)).toList();
        ObjectNode said = Office.JSON
                .createObjectNode()
                .put("desde", 1)
                .put("hasta", memory.sequence)
                .put(
                        "cantidad",
                        own.stream().filter(word -> word.is(Memory.ACTA)).count())
                .put("cabeza", memory.head);
        say(Memory.SHIFT, said, "-", "-", 0, shown());
    }

    String id(Instant moment) {
        long high = (moment.toEpochMilli() << 16) | 0x7000L | random.nextInt(0x1000);
        return new UUID(high, 0x8000_0000_0000_0000L | (random.nextLong() >>> 2)).toString();
    }
}
