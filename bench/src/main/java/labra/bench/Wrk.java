package labra.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Debian's wrk: as many requests as the connections can carry, each sent when the one before was answered.
record Wrk(Workplace place, Dataset dataset, Server server, Path tokens, String administrator) {
    private static final Pattern RESULT = Pattern.compile(
            "RESULT requests=(\\d+) micros=(\\d+) failed=(\\d+) broken=(\\d+) bytes=(\\d+) p50=(\\d+) p99=(\\d+) p999=(\\d+)");

    Rate run(String script, int connections, Duration time) {
        Path file =
                place.folder().write(script + ".lua", Folder.resource("fine.lua") + Folder.resource(script + ".lua"));
        ProcessBuilder builder = new ProcessBuilder(
                "wrk",
                "-t" + Math.min(2, connections),
                "-c" + connections,
                "-d" + time.toSeconds() + "s",
                "--timeout",
                "20s",
                "-s",
                file.toString(),
                server.url());
        builder.redirectErrorStream(true);
        builder.environment().put("LABRA_BENCH_TOKENS", tokens.toString());
        builder.environment().put("LABRA_BENCH_ADMIN", administrator);
        builder.environment().put("LABRA_BENCH_VEHICLES", Integer.toString(dataset.vehicles()));
        builder.environment().put("LABRA_BENCH_PERSONS", Integer.toString(dataset.persons()));
        builder.environment().put("LABRA_BENCH_OFFICERS", Integer.toString(dataset.officers()));
        builder.environment().put("LABRA_BENCH_RUN", Long.toString(System.nanoTime() / 1000));
        try {
            Process wrk = place.processes().add(builder.start());
            String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            wrk.waitFor();
            return parsed(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Rate parsed(String said) {
        Matcher result = RESULT.matcher(said);
        if (!result.find()) {
            throw new IllegalStateException(said);
        }
        List<Long> values = IntStream.rangeClosed(1, 8)
                .mapToObj(group -> Long.parseLong(result.group(group)))
                .toList();
        long failed = values.get(2);
        return new Rate(
                (values.get(0) - failed) / (values.get(1) / 1e6),
                values.get(5),
                values.get(6),
                values.get(7),
                failed + values.get(3),
                Usage.NONE);
    }
}
