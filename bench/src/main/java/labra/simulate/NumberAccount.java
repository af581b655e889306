package labra.simulate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How each number ended that was leased to a device.
record NumberAccount(
        Accounts accounts,
        List<Accounts.Kept> devices,
        List<Held.Lease> leases,
        Map<String, Long> used,
        Set<String> declared,
        Map<String, Set<String>> left,
        Map<String, Set<String>> gone) {

    NumberAccount(Accounts accounts, List<Accounts.Kept> devices, Held server) {
        this(
                accounts,
                devices,
                server.leases(),
                new HashMap<>(),
                server.ended().stream()
                        .map(ended -> ended.series() + ended.number())
                        .collect(Collectors.toSet()),
                new HashMap<>(),
                new HashMap<>());
        server.said().stream().filter(said -> said.number() > 0).forEach(this::use);
        devices.forEach(this::hands);
    }

    /// What waits in quarantine holds a number, and takes it from nobody.
    private void use(Held.Said said) {
        String number = said.series() + said.number();
        boolean apart = said.place().equals("quarantine");
        if (used.merge(number, apart ? 0L : 1L, Long::sum) > 1 && !apart) {
            accounts.unexplained("number", number);
        }
    }

    /// The numbers that a device has left, and those of fines that went with it.
    private void hands(Accounts.Kept device) {
        Memory memory = device.memory();
        Set<String> own = left.computeIfAbsent(memory.device, _ -> new HashSet<>());
        memory.blocks().forEach(block -> {
            for (long n = block.first(); n <= block.last(); n++) {
                own.add(block.series() + n);
            }
        });
        if (memory.destroyed) {
            Set<String> away = gone.computeIfAbsent(memory.device, _ -> new HashSet<>());
            memory.words().forEach(word -> away.add(word.series + word.number));
        }
    }

    void count() {
        for (Held.Lease lease : leases) {
            for (long n = lease.first(); n <= lease.last(); n++) {
                accounts.count("numbers.leased");
                String end = end(lease, n);
                if (end == null) {
                    accounts.unexplained("number", lease.series() + n + " " + lease.device());
                } else {
                    accounts.count("numbers." + end);
                }
            }
        }
    }

    private @Nullable String end(Held.Lease lease, long n) {
        String number = lease.series() + n;
        if (used.containsKey(number)) {
            return "used";
        }
        if (declared.contains(number)) {
            return "declared";
        }
        if (lease.returned() > 0 && n >= lease.returned()) {
            return "closed";
        }
        if (left.getOrDefault(lease.device(), Set.of()).contains(number)) {
            return "hand";
        }
        return gone.getOrDefault(lease.device(), Set.of()).contains(number) ? "gone" : null;
    }
}
