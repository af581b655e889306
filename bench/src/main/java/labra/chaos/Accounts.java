package labra.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import labra.trial.Ledger;

/// Lays what each client was told beside what is there: each write that was answered is there once.
final class Accounts {
    final Map<String, Long> counts = new TreeMap<>();
    final List<String> unexplained = new ArrayList<>();
    private final Held held;
    private final Set<String> told = new HashSet<>();
    private final Map<String, String> colors = new HashMap<>();

    private Accounts(Held held) {
        this.held = held;
    }

    static Accounts of(List<Client> clients, Held held) {
        Accounts accounts = new Accounts(held);
        for (Client client : clients) {
            try (Ledger ledger = new Ledger(client.ledger.file())) {
                ledger.lines().forEach(line -> accounts.take(client.name, line));
            }
        }
        accounts.rest();
        return accounts;
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    private void unexplained(String kind, String what) {
        counts.merge(kind, 1L, Long::sum);
        unexplained.add(kind + ": " + what);
    }

    private void take(String name, String[] line) {
        switch (line[0]) {
            case "kept" -> fine(line[1], line[2]);
            case "person" -> {
                counts.merge("persons", 1L, Long::sum);
                if (held.persons().getOrDefault(line[1], 0) != 1) {
                    unexplained("lost", name + " " + line[1]);
                }
            }
            case "color" -> {
                counts.merge("changes", 1L, Long::sum);
                colors.put(line[1], line[2]);
            }
            case "read" -> counts.merge("reports", 1L, Long::sum);
            case "missing" -> unexplained("unread", name + " " + line[1]);
            case "conflict" -> unexplained("conflict", name + " " + line[1] + " " + line[2]);
            case "refused" -> counts.merge("refused." + line[2], 1L, Long::sum);
            case "silence" -> counts.merge("silence", 1L, Long::sum);
            default -> throw new IllegalStateException(line[0]);
        }
    }

    private void fine(String mark, String id) {
        if (!told.add(mark)) {
            // A batch of which a part had to wait is said again as a whole.
            return;
        }
        counts.merge("fines", 1L, Long::sum);
        List<String> there = held.fines().getOrDefault(mark, List.of());
        if (there.isEmpty()) {
            unexplained("lost", mark + " " + id);
        } else if (!there.contains(id)) {
            unexplained("changed", mark + " " + id + " / " + there);
        }
    }

    private void rest() {
        held.fines().forEach((mark, ids) -> {
            if (ids.size() > 1) {
                unexplained("doubled", mark + " " + ids);
            }
            if (!told.contains(mark)) {
                // All clients end with an answer to all that they said.
                unexplained("untold", mark + " " + ids);
            }
        });
        colors.forEach((plate, color) -> {
            if (!color.equals(held.colors().get(plate))) {
                unexplained("lost", plate + " " + color + " / " + held.colors().get(plate));
            }
        });
    }
}
