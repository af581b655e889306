package labra.devices;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import labra.fines.Fine;
import labra.fines.FineLoader;
import labra.fines.NewFine;
import labra.fines.Registration;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.ComputeThreads;
import labra.web.Problem;

/// Takes what devices signed, each item with a result of its own: kept, set apart with the reason, or sent back because
/// nobody known signed it. Nothing that a known device signed is lost, and no item holds another one back.
@Singleton
class DeviceBatch {
    private final Database database;
    private final FineLoader loader;
    private final SealedFines reader;
    private final Clock clock;

    DeviceBatch(Database database, FineLoader loader, SealedFines reader, Clock clock) {
        this.database = database;
        this.loader = loader;
        this.reader = reader;
        this.clock = clock;
    }

    /// Who sent a batch, and in which language they read.
    record Sender(String address, Locale locale) {}

    /// The items with what became of each, and which devices are proven to have signed some of it.
    record Outcome(List<BatchResult> results, Map<UUID, Device> proven) {
        int settled() {
            return (int)
                    results.stream().filter(result -> result.hash() != null).count();
        }
    }

    Outcome load(List<String> texts, Sender sender) {
        List<Delivered> items = verified(texts);
        List<Delivered> proven = items.stream().filter(Delivered::isProven).toList();
        Map<Integer, BatchResult> results = new LinkedHashMap<>();
        items.stream()
                .filter(item -> !item.isProven())
                .forEach(item ->
                        results.put(item.position(), BatchResult.rejected(item, item.whyNot(), sender.locale())));
        if (!proven.isEmpty()) {
            new Load(sender, database.read(handle -> Known.of(handle, proven)), results).all(proven);
        }
        return new Outcome(
                IntStream.range(0, texts.size()).mapToObj(results::get).toList(),
                proven.stream().collect(Collectors.toMap(Delivered::deviceId, Delivered::from, (one, same) -> one)));
    }

    private List<Delivered> verified(List<String> texts) {
        List<Delivered> read = new ArrayList<>(texts.size());
        texts.forEach(text -> read.add(Delivered.read(read.size(), text)));
        UUID[] named = read.stream()
                .filter(item -> item.refusal() == null)
                .map(item -> item.signed().device())
                .distinct()
                .toArray(UUID[]::new);
        Map<UUID, Device> devices = database.read(Devices.class, all -> all.known(named)).stream()
                .collect(Collectors.toMap(Device::id, Function.identity()));
        return ComputeThreads.SHORT.run(() -> read.stream()
                .map(item -> item.refusal() != null
                        ? item
                        : item.by(devices.get(item.signed().device())))
                .toList());
    }

    /// One batch while it is loaded.
    private final class Load {
        private final Sender sender;
        private final Known known;
        private final Map<Integer, BatchResult> results;
        private final Map<Delivered, Why> apart = new LinkedHashMap<>();
        private final Map<List<Object>, String> placed = new HashMap<>();

        Load(Sender sender, Known known, Map<Integer, BatchResult> results) {
            this.sender = sender;
            this.known = known;
            this.results = results;
        }

        void all(List<Delivered> items) {
            Map<Delivered, NewFine> fines = new LinkedHashMap<>();
            Map<Delivered, VoidedNumber> ends = new LinkedHashMap<>();
            for (Delivered item : items) {
                String hash = item.signed().hash();
                if (known.kept().contains(hash)) {
                    results.put(item.position(), BatchResult.repeated(item));
                } else if (known.apart().containsKey(hash)) {
                    results.put(
                            item.position(),
                            BatchResult.before(item, known.apart().get(hash), sender.locale()));
                } else {
                    read(item, fines, ends);
                }
            }
            keep(fines);
            ends.forEach(this::end);
            setApart();
        }

        private void read(Delivered item, Map<Delivered, NewFine> fines, Map<Delivered, VoidedNumber> ends) {
            try {
                String hash = item.signed().hash();
                String other = placed.putIfAbsent(place(item), hash);
                if (other != null && !other.equals(hash)) {
                    throw new Unfit(Why.SECUENCIA_REPETIDA);
                }
                if (item.signed().kind() == Sealed.Kind.ACTA) {
                    fines.put(item, reader.fine(item, known, sender.address()));
                } else {
                    ends.put(item, reader.end(item, known));
                }
            } catch (Unfit unfit) {
                apart.put(item, unfit.why());
            }
        }

        /// What says no place has one of its own.
        private static List<Object> place(Delivered item) {
            Long sequence = item.sequence();
            return List.of(item.deviceId(), sequence == null ? item.signed().hash() : sequence);
        }

        private void keep(Map<Delivered, NewFine> fines) {
            var registrations = loader.load(List.copyOf(fines.values()), FineLoader.Channel.DEVICE)
                    .iterator();
            fines.keySet().forEach(item -> {
                switch (registrations.next()) {
                    case Registration.Kept kept -> kept(item, kept);
                    case Registration.Refused refused -> refused(item, refused);
                }
            });
        }

        /// A fine that was there before is this very one, or another with its id.
        private void kept(Delivered item, Registration.Kept kept) {
            Fine fine = kept.fine();
            if (!kept.repeated()) {
                results.put(item.position(), BatchResult.registered(item, fine));
            } else if (database.read(
                    Ledger.class,
                    ledger -> ledger.isFineOf(fine.id(), item.signed().hash()))) {
                results.put(item.position(), BatchResult.repeated(item));
            } else {
                apart.put(item, Why.ID_REPETIDO);
            }
        }

        private void refused(Delivered item, Registration.Refused refused) {
            Problem problem = refused.refusal().problem();
            if (problem == Problem.OVERLOADED) {
                results.put(item.position(), BatchResult.rejected(item, refused.refusal(), sender.locale()));
            } else {
                apart.put(item, Why.of(problem));
            }
        }

        private void end(Delivered item, VoidedNumber voided) {
            boolean ended = database.write(actor(item.deviceId()), handle -> {
                Ledger ledger = handle.attach(Ledger.class);
                return !ledger.isUsed(voided.seriesId(), voided.number()) && ledger.end(voided, clock.instant());
            });
            if (ended) {
                results.put(item.position(), BatchResult.ended(item));
            } else if (!database.read(Ledger.class, ledger -> ledger.kept(new String[] {voided.hash()}))
                    .isEmpty()) {
                results.put(item.position(), BatchResult.repeated(item));
            } else {
                apart.put(item, Why.NUMERO_REPETIDO);
            }
        }

        private void setApart() {
            if (apart.isEmpty()) {
                return;
            }
            apart.keySet().stream()
                    .collect(Collectors.groupingBy(Delivered::deviceId))
                    .forEach(this::setApart);
            apart.forEach((item, why) -> results.put(item.position(), BatchResult.apart(item, why, sender.locale())));
        }

        private void setApart(UUID device, List<Delivered> items) {
            database.write(actor(device), handle -> {
                Quarantine quarantine = handle.attach(Quarantine.class);
                items.forEach(item -> quarantine.add(
                        Quarantine.Apart.of(device, item.signed(), Objects.requireNonNull(apart.get(item))),
                        clock.instant()));
                return items.size();
            });
        }

        private Actor actor(UUID device) {
            return new Actor("device:" + device, sender.address());
        }
    }
}
