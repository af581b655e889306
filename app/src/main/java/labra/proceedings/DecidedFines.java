package labra.proceedings;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import labra.casefile.EventReport;
import labra.casefile.Lives;
import labra.casefile.TownLaw;
import labra.fines.Fine;
import labra.fines.desk.FineDecision;
import labra.fines.desk.ValidationUndone;
import labra.life.DatedEvent;
import labra.life.LegalContext;
import labra.life.LifeEvent;
import labra.life.RecordedEvent;
import labra.web.Problem;

/// Writes what the office decides into a fine's life: a validated one costs its amount, an annulled one nothing, and
/// one whose validation is taken back what it cost before.
@Singleton
class DecidedFines {
    private final TownLaw law;
    private final Assessment assessment;

    DecidedFines(TownLaw law, Assessment assessment) {
        this.law = law;
        this.assessment = assessment;
    }

    void decided(@Observes FineDecision decision) {
        event(decision.fine())
                .ifPresent(event -> Proceedings.counted(() -> {
                    LegalContext context = law.now(decision.handle());
                    DatedEvent dated = new DatedEvent(UUID.randomUUID(), context.today(), event);
                    return Lives.tell(
                            decision.handle(),
                            context,
                            decision.actor(),
                            List.of(new EventReport(decision.fine().id(), dated)));
                }));
    }

    /// Only the latest event of a life is taken back: after any other something followed.
    void undone(@Observes ValidationUndone undone) {
        Proceedings.counted(() -> {
            LegalContext context = law.now(undone.handle());
            List<RecordedEvent> events = Lives.read(undone.handle(), context, undone.fine())
                    .chronicle()
                    .events();
            return events.isEmpty() || takenBack(undone, context, events.getLast());
        });
    }

    private static boolean takenBack(ValidationUndone undone, LegalContext context, RecordedEvent latest) {
        DatedEvent validation = latest.dated();
        if (!(validation.event() instanceof LifeEvent.Validated)) {
            throw Problem.SOMETHING_FOLLOWED.refusal();
        }
        LifeEvent back = new LifeEvent.ValidationTakenBack(validation.id(), undone.reason());
        DatedEvent dated = new DatedEvent(UUID.randomUUID(), validation.on(), back);
        return !Lives.tell(undone.handle(), context, undone.actor(), List.of(new EventReport(undone.fine(), dated)))
                .isEmpty();
    }

    private Optional<? extends LifeEvent> event(Fine fine) {
        return switch (fine.status()) {
            case VALIDATED -> assessment.ifPriced(fine);
            case VOIDED -> Optional.of(new LifeEvent.Annulled());
            case ISSUED, OBSERVED -> Optional.empty();
        };
    }
}
