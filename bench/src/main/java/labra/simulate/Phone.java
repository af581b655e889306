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
import java.util.function.IntSupplier;
import java.util.zip.GZIPOutputStream;
import labra.trial.Line;
import labra.trial.Office;

/// How a device talks to the server, as `oficial/sync.js` and `oficial/settle.js` do, with what the street does to it.
final class Phone implements AutoCloseable {
    private static final int BATCH = 200;
    private static final int LOW = 20;
    private static final int BLOCK = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> SETTLED = Set.of("registrada", "repetida", "observada", "en_cuarentena");
    private static final String[] PACKED = {
        "Content-Type", "application/json", "Content-Encoding", "gzip", "Accept", "application/json"
    };

    private final Day day;
    private final Key key;
    private final Memory memory;
    private final Random random;
    private final Figures figures;
    private final Pen pen;
    private final Line line;
    private final Photos photos;
    private final boolean calm;

    Phone(Day day, Key key, Memory memory, Fate fate, Figures figures, IntSupplier port) {
        this.day = day;
        this.key = key;
        this.memory = memory;
        this.random = new Random(fate.seed() ^ memory.sequence);
        this.figures = figures;
        this.pen = new Pen(day, key, memory, fate, figures, random);
        this.calm = fate.is(Fate.Kind.SPRINT);
        this.line = new Line(port, PATIENCE, figures.bytes);
        this.photos = new Photos(key, memory, figures, line, random);
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

    Pen pen() {
        return pen;
    }

    boolean hasWaiting() {
        return !memory.waiting(false).isEmpty()
                || !memory.waiting(true).isEmpty()
                || !memory.photosToBring().isEmpty();
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
        photos.send();
        refreshCatalogue();
    }

    private void measure() throws IOException {
        Instant before = pen.shown();
        Line.Answer answer = figures.good(line.get("/oficial/hora"));
        Instant after = pen.shown();
        String now = Office.JSON.readTree(answer.body()).path("hora").asText();
        Duration half = Duration.between(before, after).dividedBy(2);
        pen.measured = Office.JSON
                .createObjectNode()
                .put(
                        "desfase_ms",
                        Duration.between(Instant.parse(now), before.plus(half)).toMillis())
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
            Line.Answer answer = figures.good(line.post("/oficial/lote", body, PACKED));
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
                .put("hora", pen.shown().toString())
                .put("pendientes", waiting.size())
                .put(
                        "mas_viejo",
                        Instant.ofEpochMilli(waiting.getFirst().signed).toString())
                .put("fotos_pendientes", memory.photosToBring().size())
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
                boolean settled =
                        SETTLED.contains(said) && result.path("huella").asText().equals(word.hash);
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
                answer = figures.good(line.post(
                        "/oficial/turnos", Office.JSON.writeValueAsBytes(body), "Content-Type", "application/json"));
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
            memory.note("wanted", pen.id(day.now()));
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
            Line.Answer answer = figures.good(line.post(
                    "/oficial/bloques", Office.JSON.writeValueAsBytes(body), "Content-Type", "application/json"));
            JsonNode block = Office.JSON.readTree(answer.body());
            memory.note(
                    "block",
                    block.path("serie").asText(),
                    block.path("desde").asLong(),
                    block.path("hasta").asLong());
            memory.note("got");
        } catch (Failure failure) {
            if (!failure.isRefusal()) {
                throw failure;
            }
        }
    }

    private void refreshCatalogue() throws IOException {
        Line.Answer answer = line.get("/oficial/catalogo", "If-None-Match", "\"" + pen.catalogue + "\"");
        if (answer.status() != 304) {
            pen.catalogue = Office.JSON
                    .readTree(figures.good(answer).body())
                    .path("etag")
                    .asText();
        }
    }

    @Override
    public void close() {
        line.close();
        memory.close();
    }
}
