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
import labra.life.DatedEvent;
import labra.life.LegalContext;
import labra.life.LifeEvent;

/// Writes what the office decides into a fine's life: a validated one costs its amount, an annulled one nothing.
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

    private Optional<? extends LifeEvent> event(Fine fine) {
        return switch (fine.status()) {
            case VALIDATED -> assessment.ifPriced(fine);
            case VOIDED -> Optional.of(new LifeEvent.Annulled());
            case ISSUED, OBSERVED -> Optional.empty();
        };
    }
}
