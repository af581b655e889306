package labra.casefile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import labra.life.Happening;
import labra.life.Recorded;
import labra.life.Venue;
import labra.platform.Actor;
import labra.web.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Keeps what is told of fines: events, money and standing, all in the caller's transaction.
public final class Lives {
    private Lives() {}

    /// What was decided about each, in order. What was told before is answered as it was then.
    public static List<Recorded> tell(Handle handle, Venue venue, Actor actor, List<Telling> tellings) {
        LifeStore store = new LifeStore(handle, venue);
        Map<UUID, Kept> kept =
                store.lock(tellings.stream().map(Telling::fine).collect(Collectors.toCollection(LinkedHashSet::new)));
        List<Recorded> answers = tellings.stream()
                .map(telling -> answer(kept.get(telling.fine()), telling.happening(), actor, venue))
                .toList();
        store.write(kept.values().stream().filter(Kept::isChanged).toList());
        return answers;
    }

    private static Recorded answer(@Nullable Kept fine, Happening happening, Actor actor, Venue venue) {
        if (fine == null) {
            throw Problem.NOT_FOUND.refusal();
        }
        return fine.find(happening.id())
                .map(told -> same(told, happening))
                .orElseGet(() -> fine.add(happening, actor.name(), venue));
    }

    private static Recorded same(Recorded told, Happening happening) {
        if (!told.happening().equals(happening)) {
            throw Problem.ID_WITH_OTHER_BODY.refusal();
        }
        return told;
    }
}
