package labra.casefile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import labra.life.DatedEvent;
import labra.life.LegalContext;
import labra.life.RecordedEvent;
import labra.platform.Actor;
import labra.web.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Keeps what is told of fines: events, money and standing, all in the caller's transaction.
public final class Lives {
    private Lives() {}

    /// What was decided about each, in order. What was told before is answered as it was then.
    public static List<RecordedEvent> tell(
            Handle handle, LegalContext context, Actor actor, List<EventReport> reports) {
        LifeStore store = new LifeStore(handle, context);
        Map<UUID, StoredChronicle> kept = store.lock(
                reports.stream().map(EventReport::fine).collect(Collectors.toCollection(LinkedHashSet::new)));
        List<RecordedEvent> answers = reports.stream()
                .map(report -> answer(kept.get(report.fine()), report.dated(), actor, context))
                .toList();
        store.write(kept.values().stream().filter(StoredChronicle::isChanged).toList());
        return answers;
    }

    /// What is kept of a fine that is there.
    public static CaseFile read(Handle handle, LegalContext context, UUID fine) {
        StoredChronicle kept =
                new LifeStore(handle, context).read(List.of(fine)).get(fine);
        if (kept == null) {
            throw Problem.NOT_FOUND.refusal();
        }
        return kept.file();
    }

    private static RecordedEvent answer(
            @Nullable StoredChronicle fine, DatedEvent dated, Actor actor, LegalContext context) {
        if (fine == null) {
            throw Problem.NOT_FOUND.refusal();
        }
        return fine.find(dated.id())
                .map(told -> same(told, dated))
                .orElseGet(() -> fine.add(dated, actor.name(), context));
    }

    private static RecordedEvent same(RecordedEvent told, DatedEvent dated) {
        if (!told.dated().equals(dated)) {
            throw Problem.ID_WITH_OTHER_BODY.refusal(dated.id());
        }
        return told;
    }
}
