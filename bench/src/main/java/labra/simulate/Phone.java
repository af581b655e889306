package labra.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.zip.GZIPOutputStream;
import labra.trial.Line;
import labra.trial.Office;
import org.jspecify.annotations.Nullable;

/// How a device talks to the server, as `oficial/sync.js` and `oficial/settle.js` do, with what the street does to it.
final class Phone implements AutoCloseable {
    private static final int BATCH = 200;
    private static final int LOW = 20;
    private static final int BLOCK = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> SETTLED = Set.of("registrada", "repetida", "observada", "en_cuarentena");
    private static final String[] PACKED = {"Content-Type", "application/json", "Content-Encoding", "gzip", "Accept", "application/json"};

    private final Day day;
    private final Key key;
    private final Memory memory;
    private final Random random;
    private final Figures figures;
    private final Duration skew;
    private final Line line;
    private final boolean calm;
    private @Nullable JsonNode measured;
    private String catalogue = "";

    Phone(Day day, Key key, Memory memory, Fate fate, Figures figures, IntSupplier port) {
        this.day = day;
        this.key = key;
        this.memory = memory;
        this.random = new Random(fate.seed() ^ memory.sequence);
        this.figures = figures;
        this.skew = fate.skew();
        this.calm = fate.is(Fate.Kind.SPRINT);
        this.line = new Line(port, PATIENCE, figures.bytes);
    }

    /// No answer that counts: the same is sent again later.
    static final class Failure extends IOException {
        private static final long serialVersionUID = 1;
        final int status;

        Failure(int status, String words) {
            super(words);
            this.status = status;
        }

        boolean isRefusal() {
            return status / 100 == 4 && status != 429;
        }
    }

    private boolean happens(double part) {
        return !calm && random.nextDouble() < part;
    }

    private Instant shown() {
        return day.now().plus(skew);
    }

    /// Signs the next word of the chain; what comes back is in the file.
    private void say(String kind, ObjectNode said, String id, String series, long number, Instant moment) {
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
        memory.note("signed", memory.sequence + 1, kind, text.hash(), series, number, id, day.now().toEpochMilli(), text.jws());
        figures.signed.increment();
    }

    /// A fine at that moment of the day; none where no number is left.
    boolean capture(Instant moment, Street.Seen seen) {
        Memory.Block block = memory.next();
        if (block == null) {
            figures.starved.increment();
            return false;
        }
        if (happens(Fate.VOIDED)) {
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
        said.putArray("evidencias");
        said.putNull("firma_trazo").put("catalogo", catalogue).put("app", "simulated");
        say(Memory.ACTA, said, id(moment.plus(skew)), block.series(), block.first(), moment.plus(skew));
        return true;
    }

    void endShift() {
        List<Word> own = memory.words().stream().filter(word -> !word.is(Memory.SHIFT)).toList();
        ObjectNode said = Office.JSON
                .createObjectNode()
                .put("desde", 1)
                .put("hasta", memory.sequence)
                .put("cantidad", own.stream().filter(word -> word.is(Memory.ACTA)).count())
                .put("cabeza", memory.head);
        say(Memory.SHIFT, said, "-", "-", 0, shown());
    }

    private String id(Instant moment) {
        long high = (moment.toEpochMilli() << 16) | 0x7000L | random.nextInt(0x1000);
        return new UUID(high, 0x8000_0000_0000_0000L | (random.nextLong() >>> 2)).toString();
    }

    boolean hasWaiting() {
        return !memory.waiting(false).isEmpty() || !memory.waiting(true).isEmpty();
    }

    /// Sends all that waits.
    void round() throws IOException {
        measure();
        sendWords();
        sendShifts();
        if (!memory.waiting(false).isEmpty()) {
            sendWords();
        }
        if (memory.left() < LOW && !memory.revoked) {
            wantNumbers(BLOCK);
        }
        refreshCatalogue();
    }

    private void measure() throws IOException {
        Instant before = shown();
        Line.Answer answer = good(line.get("/oficial/hora"));
        Instant after = shown();
        String now = Office.JSON.readTree(answer.body()).path("hora").asText();
        Duration half = Duration.between(before, after).dividedBy(2);
        measured = Office.JSON
                .createObjectNode()
                .put("desfase_ms", Duration.between(Instant.parse(now), before.plus(half)).toMillis())
                .put("medido", now);
    }

    private void sendWords() throws IOException {
        Set<Long> tried = new HashSet<>();
        for (int size = BATCH; ; ) {
            List<Word> waiting = memory.waiting(false).stream()
                    .filter(word -> !tried.contains(word.sequence))
                    .toList();
            if (waiting.isEmpty()) {
                return;
            }
            List<Word> batch = new ArrayList<>(waiting.subList(0, Math.min(size, waiting.size())));
            try {
                for (List<Word> part : reordered(batch)) {
                    deliver(part, waiting);
                }
                batch.forEach(word -> tried.add(word.sequence));
                size = BATCH;
            } catch (Failure failure) {
                if (!failure.isRefusal()) {
                    throw failure;
                }
                if (batch.size() == 1) {
                    memory.note("told", batch.getFirst().sequence, "rechazada");
                }
                size = Math.max(1, batch.size() / 2);
            }
        }
    }

    private List<List<Word>> reordered(List<Word> batch) {
        if (batch.size() < 2 || !happens(Fate.REORDERED)) {
            return List.of(batch);
        }
        figures.reordered.increment();
        Collections.shuffle(batch, random);
        int half = batch.size() / 2;
        return List.of(batch.subList(half, batch.size()), batch.subList(0, half));
    }

    private void deliver(List<Word> batch, List<Word> waiting) throws IOException {
        byte[] body = packed(batch, waiting);
        if (happens(Fate.CUT)) {
            figures.cut.increment();
            line.cut("POST", "/oficial/lote", body, random.nextInt(400), PACKED);
        }
        int times = happens(Fate.REPLAYED) ? 3 : 1;
        figures.replayed.add(times - 1);
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            boolean peak = day.isPeak(day.now());
            Line.Answer answer = good(line.post("/oficial/lote", body, PACKED));
            figures.answered(System.nanoTime() - start, peak);
            if (happens(Fate.KILLED)) {
                // Between the server's commit and the mark in the device.
                figures.killed.increment();
                memory.reload();
                throw new Failure(0, "killed");
            }
            take(batch, Office.JSON.readTree(answer.body()));
        }
    }

    private byte[] packed(List<Word> batch, List<Word> waiting) {
        ObjectNode body = Office.JSON
                .createObjectNode()
                .put("dispositivo", memory.device)
                .put("hora", shown().toString())
                .put("pendientes", waiting.size())
                .put("mas_viejo", Instant.ofEpochMilli(waiting.getFirst().signed).toString())
                .put("fotos_pendientes", 0)
                .put("app", "simulated");
        ArrayNode texts = body.putArray("actas");
        batch.forEach(word -> texts.add(word.jws));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(Office.JSON.writeValueAsBytes(body));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return packed.toByteArray();
    }

    /// An item is settled when its own hash comes back, or it is rejected at its place; anything else is no answer.
    private void take(List<Word> batch, JsonNode answer) {
        for (int place = 0; place < batch.size(); place++) {
            Word word = batch.get(place);
            for (JsonNode result : answer.path("resultados")) {
                String said = result.path("resultado").asText();
                boolean settled = SETTLED.contains(said) && result.path("huella").asText().equals(word.hash);
                boolean rejected = said.equals("rechazada")
                        && result.path("posicion").asInt() == place
                        && result.path("error").path("status").asInt() != 503;
                if ((settled || rejected) && word.waits()) {
                    memory.note("told", word.sequence, said);
                    figures.settled.increment();
                    if (day.isPeak(day.now())) {
                        figures.oldest.accumulateAndGet(day.now().toEpochMilli() - word.signed, Math::max);
                    }
                }
            }
        }
        JsonNode device = answer.path("dispositivo");
        if (device.path("estado").asText().equals("revocado") && !memory.revoked) {
            memory.note("revoked");
        }
        resend(device.path("faltan"));
    }

    private void resend(JsonNode holes) {
        for (JsonNode hole : holes) {
            for (long at = hole.get(0).asLong(); at <= hole.get(1).asLong(); at++) {
                Word word = memory.at(at);
                if (word != null && word.result != null && !word.result.equals("rechazada")) {
                    memory.note("again", at);
                    figures.resent.increment();
                }
            }
        }
    }

    private void sendShifts() throws IOException {
        for (Word shift : memory.waiting(true)) {
            ObjectNode body = Office.JSON.createObjectNode().put("turno", shift.jws);
            Line.Answer answer;
            try {
                answer = good(line.post("/oficial/turnos", Office.JSON.writeValueAsBytes(body), "Content-Type", "application/json"));
            } catch (Failure failure) {
                if (!failure.isRefusal()) {
                    throw failure;
                }
                memory.note("told", shift.sequence, "rechazada");
                continue;
            }
            JsonNode compared = Office.JSON.readTree(answer.body());
            resend(compared.path("faltan"));
            String result = compared.path("resultado").asText();
            // What is missing is sent, and the shift compared again.
            if (!result.equals("incompleto")) {
                memory.note("told", shift.sequence, result);
            }
        }
    }

    void wantNumbers(int count) throws IOException {
        if (memory.nonce == null) {
            memory.note("wanted", id(day.now()));
        }
        ObjectNode wish = Office.JSON
                .createObjectNode()
                .put("dispositivo", memory.device)
                .put("serie", memory.series())
                .put("quedan", memory.left())
                .put("n", count)
                .put("nonce", memory.nonce);
        ObjectNode body = Office.JSON
                .createObjectNode()
                .put("pedido", key.sign("bloque", memory.device, wish).jws());
        try {
            Line.Answer answer =
                    good(line.post("/oficial/bloques", Office.JSON.writeValueAsBytes(body), "Content-Type", "application/json"));
            JsonNode block = Office.JSON.readTree(answer.body());
            memory.note("block", block.path("serie").asText(), block.path("desde").asLong(), block.path("hasta").asLong());
            memory.note("got");
        } catch (Failure failure) {
            if (!failure.isRefusal()) {
                throw failure;
            }
        }
    }

    private void refreshCatalogue() throws IOException {
        Line.Answer answer = line.get("/oficial/catalogo", "If-None-Match", "\"" + catalogue + "\"");
        if (answer.status() != 304) {
            catalogue = Office.JSON.readTree(good(answer).body()).path("etag").asText();
        }
    }

    private Line.Answer good(Line.Answer answer) throws Failure {
        figures.requests.increment();
        if (!answer.isGood()) {
            (answer.status() == 503 ? figures.busy : answer.status() / 100 == 5 ? figures.errors : figures.refused).increment();
            throw new Failure(answer.status(), answer.text());
        }
        return answer;
    }

    @Override
    public void close() {
        line.close();
        memory.close();
    }
}
