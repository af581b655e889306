package labra.panel;

import io.quarkus.arc.All;
import jakarta.enterprise.context.RequestScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import labra.access.Bearer;
import labra.pages.Frame;
import labra.pages.PendingCounts;
import labra.pages.UsualAct;

/// What each reader's page begins with, out of what the features declare.
@RequestScoped
class Start {
    private final PendingCounts pending;
    private final List<UsualAct> acts;
    private final Frame frame;

    Start(PendingCounts pending, @All List<UsualAct> acts, Frame frame) {
        this.pending = pending;
        this.acts = acts;
        this.frame = frame;
    }

    StartView view() {
        Bearer reader = frame.bearer();
        Optional<PendingCounts.Counted> counted = pending.of(reader);
        return new StartView(
                counted.isEmpty(),
                tiles(counted, waiting -> waiting.work().waitsFor(reader)),
                acts.stream()
                        .filter(act -> act.roles().contains(reader.role()))
                        .sorted(Comparator.comparingInt(UsualAct::rank))
                        .toList(),
                tiles(counted, waiting -> !waiting.work().waitsFor(reader)));
    }

    /// What nobody waits for is not told.
    private List<Tile> tiles(Optional<PendingCounts.Counted> counted, Predicate<PendingCounts.Pending> chosen) {
        return counted.stream()
                .flatMap(all -> all.pending().stream()
                        .filter(waiting -> waiting.count() > 0)
                        .filter(chosen)
                        .map(waiting -> new Tile(
                                waiting.work().key(),
                                frame.number(waiting.count()),
                                waiting.work().href(),
                                frame.ago(all.at()))))
                .toList();
    }
}
