package labra.simulate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import labra.simulate.Fate.Kind;
import org.jspecify.annotations.Nullable;

/// Lays what each device wrote down beside what the server holds: every fine, number, shift and photo has one
/// explanation, or is named.
final class Accounts {
    private static final Map<Kind, Set<String>> REASONS = Map.of(
            Kind.DAY_OFF, Set.of("FUTURO", "RELOJ"),
            // Ahead by more than the five minutes that are let pass, and sent before they were over.
            Kind.MINUTES_OFF, Set.of("FUTURO"),
            Kind.CLONED, Set.of("SECUENCIA_REPETIDA", "NUMERO_REPETIDO"),
            Kind.LOST_AND_FOUND, Set.of("DISPOSITIVO_REVOCADO"),
            Kind.STOLEN, Set.of("DISPOSITIVO_REVOCADO"));
    private static final Set<String> TOLD_KEPT = Set.of("registrada", "observada", "repetida");

    /// A device as its own file tells it.
    record Kept(String file, Fate fate, Memory memory) {}

    final Map<String, Long> counts = new TreeMap<>();
    final Map<String, Long> reasons = new TreeMap<>();
    final List<String> unexplained = new ArrayList<>();
    private final List<Kept> devices;
    private final Map<String, List<Held.Said>> held;
    private final Map<String, Word> signed = new LinkedHashMap<>();
    private final Map<String, Kept> signers = new HashMap<>();

    private Accounts(List<Kept> devices, Held server) {
        this.devices = devices;
        this.held = server.said().stream().collect(Collectors.groupingBy(Held.Said::hash));
        for (Kept device : devices) {
            for (Word word : device.memory.words()) {
                Word other = signed.put(word.hash, word);
                if (other != null && other.result != null && word.result == null) {
                    word.result = other.result;
                }
                signers.put(word.hash, device);
            }
        }
    }

    static Accounts of(List<Kept> devices, Held server, Path evidence) {
        Accounts accounts = new Accounts(devices, server);
        accounts.words();
        accounts.nobodySaid(server);
        accounts.fines(server);
        new NumberAccount(accounts, devices, server).count();
        accounts.shifts();
        accounts.clones(server);
        new PhotoAccount(accounts, server.photos(), evidence).count(devices);
        return accounts;
    }

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    void unexplained(String kind, String what) {
        count(kind);
        unexplained.add(kind + ": " + what);
    }

    private String name(Word word) {
        Kept device = signers.get(word.hash);
        return (device == null ? "?" : device.file) + " " + word.sequence + " " + word.kind + " " + word.id + " -> "
                + word.result;
    }

    private void words() {
        signed.values().forEach(word -> {
            String kind = word.is(Memory.ACTA) ? "fines" : word.is(Memory.VOID) ? "voids" : "shifts";
            count(kind + ".signed");
            List<Held.Said> places = held.getOrDefault(word.hash, List.of());
            if (places.size() > 1) {
                unexplained("doubled", name(word));
            } else if (places.isEmpty()) {
                missing(word, kind);
            } else {
                there(word, kind, places.getFirst());
            }
        });
    }

    private void missing(Word word, String kind) {
        Kept device = signers.get(word.hash);
        if (device != null && device.memory.destroyed && word.result == null) {
            count(kind + ".gone");
        } else if ("rechazada".equals(word.result)
                && word.is(Memory.SHIFT)
                && device != null
                && device.fate.is(Kind.CLONED)) {
            // Its place in the chain was taken by what the other one signed.
            count("shifts.cloned");
        } else if ("rechazada".equals(word.result)) {
            unexplained("rejected", name(word));
        } else {
            unexplained("lost", name(word));
        }
    }

    private void there(Word word, String kind, Held.Said place) {
        Kept device = signers.get(word.hash);
        boolean apart = place.place().equals("quarantine");
        boolean told = word.result == null
                ? device != null && device.memory.destroyed
                : word.is(Memory.SHIFT)
                        || (apart ? word.result.equals("en_cuarentena") : TOLD_KEPT.contains(word.result));
        if (!told) {
            unexplained("misled", name(word) + " / " + place.place());
        }
        if (place.sequence() != word.sequence || (!word.is(Memory.SHIFT) && place.number() != word.number)) {
            unexplained("changed", name(word));
        }
        if (place.why().equals("GONE")) {
            unexplained("lost", name(word));
        } else if (apart) {
            count(kind + ".apart");
            reasons.merge(place.why(), 1L, Long::sum);
            if (device == null
                    || !REASONS.getOrDefault(device.fate.kind(), Set.of()).contains(place.why())) {
                unexplained("reason", name(word) + " / " + place.why());
            }
        } else {
            count(kind + "." + (place.place().equals("acta") && place.why().equals("OBSERVED") ? "observed" : "kept"));
        }
    }

    private void nobodySaid(Held server) {
        server.said().stream()
                .filter(said -> !signed.containsKey(said.hash()))
                .forEach(said -> unexplained("invented", said.place() + " " + said.device() + " " + said.sequence()));
    }

    private void fines(Held server) {
        Map<String, Word> ids = new HashMap<>();
        signed.values().stream().filter(word -> word.is(Memory.ACTA)).forEach(word -> ids.put(word.id, word));
        for (Held.Fine fine : server.fines()) {
            Word word = ids.get(fine.id());
            if (word == null || !fine.sealed()) {
                unexplained("invented", "fine " + fine.id());
            } else if (!fine.number().equals(Printed.of(word.series, word.number))) {
                unexplained("changed", name(word) + " " + fine.number());
            }
        }
    }

    private void shifts() {
        signed.values().stream().filter(word -> word.is(Memory.SHIFT)).forEach(word -> {
            Held.@Nullable Said place =
                    held.getOrDefault(word.hash, List.of()).stream().findFirst().orElse(null);
            Kept device = signers.get(word.hash);
            if (place == null) {
                return;
            }
            boolean matched = place.why().equals("MATCHED");
            if (matched != "coincide".equals(word.result)) {
                unexplained("shift", name(word));
            } else if (matched) {
                count("shifts.matched");
            } else if (device != null && device.fate.is(Kind.CLONED)) {
                count("shifts.cloned");
            } else {
                unexplained("shift", name(word));
            }
        });
    }

    /// A copy shows: two words at one place of a chain.
    private void clones(Held server) {
        Map<String, Map<Long, Integer>> places = new HashMap<>();
        server.said()
                .forEach(said -> places.computeIfAbsent(said.device(), _ -> new HashMap<>())
                        .merge(said.sequence(), 1, Integer::sum));
        Set<String> seen = places.entrySet().stream()
                .filter(device -> device.getValue().values().stream().anyMatch(words -> words > 1))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<Kind> cloned = EnumSet.of(Kind.CLONED);
        for (Kept device : devices) {
            boolean copy = device.file.endsWith("-copy");
            if (copy) {
                count("clones");
            }
            if (seen.contains(device.memory.device) != cloned.contains(device.fate.kind())) {
                if (!device.fate.is(Kind.CLONED) || copy) {
                    unexplained("clone", device.file);
                }
            } else if (copy) {
                count("clones.found");
            }
        }
    }
}
