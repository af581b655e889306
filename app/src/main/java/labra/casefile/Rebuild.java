package labra.casefile;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.life.Chronicle;
import labra.life.LegalContext;
import labra.money.Entry;
import org.jdbi.v3.core.Handle;

/// Derives every standing again from the events, and looks whether chain and money agree with them.
public final class Rebuild {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int GROUP = 2_000;

    /// How many lives there are, how many chains are broken, and of how many the postings differ from the events.
    public record Outcome(int lives, int broken, int differing) {
        public boolean isSound() {
            return broken == 0 && differing == 0;
        }

        private Outcome plus(Outcome other) {
            return new Outcome(lives + other.lives, broken + other.broken, differing + other.differing);
        }
    }

    private Rebuild() {}

    public static Outcome all(Handle handle, LegalContext context) {
        LifeRows rows = handle.attach(LifeRows.class);
        LifeStore store = new LifeStore(handle, context);
        rows.forget();
        Outcome outcome = new Outcome(0, 0, 0);
        List<UUID> fines = rows.living(BEFORE_ALL, GROUP);
        while (!fines.isEmpty()) {
            outcome = outcome.plus(group(store, fines, context));
            fines = rows.living(fines.getLast(), GROUP);
        }
        return outcome;
    }

    private static Outcome group(LifeStore store, List<UUID> fines, LegalContext context) {
        Map<UUID, StoredChronicle> kept = store.read(fines);
        store.project(kept.values());
        Map<UUID, Entry> posted = store.posted(fines);
        int broken = 0;
        int differing = 0;
        for (StoredChronicle fine : kept.values()) {
            broken += fine.isWhole() ? 0 : 1;
            differing += (int) fine.chronicle().told(context.law()).stream()
                    .filter(told -> !isPosted(told, posted))
                    .count();
        }
        return new Outcome(kept.size(), broken, differing);
    }

    private static boolean isPosted(Chronicle.Told told, Map<UUID, Entry> posted) {
        UUID event = told.recorded().dated().id();
        return told.outcome()
                .entry()
                .summed()
                .equals(posted.getOrDefault(event, Entry.NONE).summed());
    }
}
