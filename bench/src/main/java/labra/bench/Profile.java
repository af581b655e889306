package labra.bench;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Where the server's time goes during one measurement, as async-profiler sees it.
record Profile(Workplace place, Target target, PrintStream out) {
    private static final int LINES = 30;
    private static final Set<String> OWN =
            Set.of("labra/", "io/quarkus", "io/vertx", "org/postgresql", "com/fasterxml", "org/jdbi");

    void record(String name, Duration time) {
        Path flames = place.folder().resolve("profile-" + name + ".html");
        Path stacks = place.folder().resolve("profile-" + name + ".txt");
        agent("start,event=cpu,interval=1ms,threads");
        Rate rate = target.measure(name, time);
        agent("dump,collapsed,file=" + stacks);
        agent("stop,flamegraph,title=" + name + ",file=" + flames);
        out.println(place.say().text("profiled", name, place.say().number(rate.perSecond(), 0), flames));
        try {
            print(Files.readAllLines(stacks));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(List<String> stacks) {
        top(place.say().text("profile.threads"), stacks, frames -> Set.of(frames[0].replaceAll("[-_ ]?\\d+.*", "")));
        top(place.say().text("profile.self"), stacks, frames -> Set.of(frames[frames.length - 1]));
        top(place.say().text("profile.total"), stacks, frames -> {
            Set<String> seen = new HashSet<>();
            for (String frame : frames) {
                if (OWN.stream().anyMatch(frame::startsWith)) {
                    seen.add(frame);
                }
            }
            return seen;
        });
    }

    /// Adds up the samples of each key, and prints the largest shares.
    private void top(String title, List<String> stacks, Function<String[], Set<String>> keys) {
        Map<String, Long> samples = new HashMap<>();
        long all = 0;
        for (String line : stacks) {
            int end = line.lastIndexOf(' ');
            long count = Long.parseLong(line.substring(end + 1));
            all += count;
            for (String key : keys.apply(line.substring(0, end).split(";"))) {
                samples.merge(key, count, Long::sum);
            }
        }
        double total = Math.max(1, all);
        out.println();
        out.println(title);
        samples.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(LINES)
                .forEach(entry -> out.printf("%6.1f %%  %s%n", 100 * entry.getValue() / total, entry.getKey()));
    }

    private void agent(String options) {
        try {
            VirtualMachine machine =
                    VirtualMachine.attach(Long.toString(target.server().pid()));
            try {
                machine.loadAgentPath(library().toString(), options);
            } finally {
                machine.detach();
            }
        } catch (Exception e) {
            throw new IllegalStateException(options, e);
        }
    }

    private Path library() {
        String name = System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x64";
        Path file = place.folder().resolve("libasyncProfiler.so");
        try (InputStream in = Profile.class.getResourceAsStream("/" + name + "/libasyncProfiler.so")) {
            if (in == null) {
                throw new IllegalStateException(name);
            }
            if (!Files.exists(file)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
