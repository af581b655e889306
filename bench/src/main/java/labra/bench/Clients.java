package labra.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/// What wrk cannot do: a stream whose answer comes while it is sent, and requests at a fixed rate.
record Clients(Server server, Dataset dataset, List<String> tokens) {
    private static final int STREAM_LINES = 200;
    private static final int MOST_UNDER_WAY = 256;

    private record Outcome(long done, long failed, Histogram micros) {}

    /// Fines as NDJSON over so many streams; a fine counts when its result line has come.
    Rate stream(int connections, Duration time) {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Callable<Outcome>> streams = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            String token = tokens.get(i % tokens.size());
            streams.add(() -> stream(token, end));
        }
        return total(streams, start);
    }

    private Outcome stream(String token, long end) throws IOException {
        try (Wire wire = new Wire(server.port())) {
            wire.beginStream("/multas/lote", token);
            Thread writer = Thread.ofPlatform().start(() -> write(wire, end));
            Wire.Head head = wire.head();
            long kept = 0;
            long failed = 0;
            var lines = new BufferedReader(new InputStreamReader(wire.chunks(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (head.status() == 200 && line.contains("\"resultado\":\"registrada\"")) {
                    kept++;
                } else {
                    failed++;
                }
            }
            Processes.join(writer);
            return new Outcome(kept, failed, new Histogram(3));
        }
    }

    private void write(Wire wire, long end) {
        try {
            Rows rows = new Rows(dataset);
            while (System.nanoTime() < end) {
                StringBuilder lines = new StringBuilder(STREAM_LINES * 160);
                for (int i = 0; i < STREAM_LINES; i++) {
                    lines.append(rows.next().json()).append('\n');
                }
                wire.chunk(lines.toString().getBytes(StandardCharsets.UTF_8));
            }
            wire.endStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Single fines, each at its moment whatever became of those before; the time counts from that moment.
    Rate steady(int perSecond, Duration time) {
        long start = System.nanoTime() + 100_000_000;
        long total = perSecond * time.toSeconds();
        AtomicLong next = new AtomicLong();
        List<Callable<Outcome>> workers = new ArrayList<>();
        for (int i = 0; i < MOST_UNDER_WAY; i++) {
            String token = tokens.get(i % tokens.size());
            workers.add(() -> {
                Outcome outcome = new Outcome(0, 0, new Histogram(3));
                Rows rows = new Rows(dataset);
                try (Wire wire = new Wire(server.port())) {
                    for (long n = next.getAndIncrement(); n < total; n = next.getAndIncrement()) {
                        outcome =
                                send(wire, token, rows.next().json(), start + n * 1_000_000_000L / perSecond, outcome);
                    }
                }
                return outcome;
            });
        }
        return total(workers, start);
    }

    private static Outcome send(Wire wire, String token, String json, long due, Outcome before)
            throws IOException, InterruptedException {
        long wait = due - System.nanoTime();
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
        }
        boolean kept = wire.post("/cargar_infraccion", token, json) == 200;
        before.micros().recordValue(Math.max(0, (System.nanoTime() - due) / 1000));
        return new Outcome(before.done() + (kept ? 1 : 0), before.failed() + (kept ? 0 : 1), before.micros());
    }

    private static Rate total(List<Callable<Outcome>> parts, long start) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Histogram micros = new Histogram(3);
            long done = 0;
            long failed = 0;
            for (Future<Outcome> part : threads.invokeAll(parts)) {
                done += part.get().done();
                failed += part.get().failed();
                micros.add(part.get().micros());
            }
            return Rate.of(done, (System.nanoTime() - start) / 1e9, micros, failed);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
