package labra.proceedings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import labra.casefile.EventRow;
import labra.law.Milestone;
import labra.law.Money;
import labra.life.Chronicle;
import labra.life.LifeEvent;
import labra.life.Reason;
import labra.life.Receipt;
import labra.life.Verdict;
import org.jspecify.annotations.Nullable;

/// An event of a fine's life as a reader sees it: the day of the fact, when and by whom it was recorded, what it came
/// to.
public record EventView(
        UUID id,
        int seq,
        String kind,
        LocalDate on,
        Instant recordedAt,
        String actor,
        Verdict verdict,
        List<Reason> reasons,
        Details details) {

    /// What it says besides its kind.
    public record Details(
            @Nullable Money amount,
            @Nullable String proof,
            @Nullable Boolean upheld,
            @Nullable Milestone milestone,
            @Nullable String rule,
            @Nullable Receipt receipt,
            @Nullable String why) {
        /// The key of the words for the outcome.
        public @Nullable String outcome() {
            return upheld == null ? null : upheld ? "outcome-upheld" : "outcome-against";
        }

        static Details of(LifeEvent event) {
            return switch (event) {
                case LifeEvent.Validated(Money amount, var _) -> ofAmount(amount);
                case LifeEvent.Paid paid -> new Details(paid.amount(), null, null, null, null, paid.receipt(), null);
                case LifeEvent.PaymentReversed reversed ->
                    new Details(reversed.amount(), null, null, null, null, null, reversed.why());
                case LifeEvent.ValidationTakenBack(var _, String why) ->
                    new Details(null, null, null, null, null, null, why);
                case LifeEvent.Refunded(Money amount) -> ofAmount(amount);
                case LifeEvent.NoticeSent(Money expenses) -> ofAmount(expenses.isZero() ? null : expenses);
                case LifeEvent.Sentenced sentence ->
                    new Details(sentence.amount(), null, sentence.acquitted(), null, null, null, null);
                case LifeEvent.Notified(String proof) -> ofProof(proof);
                case LifeEvent.NoticeFailed(String proof) -> ofProof(proof);
                case LifeEvent.EdictPublished(String proof) -> ofProof(proof);
                case LifeEvent.AppealForwarded(boolean upheld) -> ofOutcome(upheld ? true : null);
                case LifeEvent.TakenToCourt(boolean upheld) -> ofOutcome(upheld ? true : null);
                case LifeEvent.AppealDecided(boolean upheld) -> ofOutcome(upheld);
                case LifeEvent.Noted(Milestone milestone) -> new Details(null, null, null, milestone, null, null, null);
                case LifeEvent.RuleApplied(String code) -> new Details(null, null, null, null, code, null, null);
                case LifeEvent.HearingSet _,
                        LifeEvent.SentToCollection _,
                        LifeEvent.PlanGranted _,
                        LifeEvent.Annulled _,
                        LifeEvent.AppealFiled _,
                        LifeEvent.DecisionNotified _ -> ofAmount(null);
            };
        }

        private static Details ofAmount(@Nullable Money amount) {
            return new Details(amount, null, null, null, null, null, null);
        }

        private static Details ofProof(@Nullable String proof) {
            return new Details(null, proof, null, null, null, null, null);
        }

        private static Details ofOutcome(@Nullable Boolean upheld) {
            return new Details(null, null, upheld, null, null, null, null);
        }
    }

    /// As it stands now: an act may have fallen since, by a fact that was told late.
    static Optional<EventView> of(Chronicle.Told told, List<EventRow> rows) {
        return rows.stream()
                .filter(row -> row.seq() == told.recorded().seq())
                .findFirst()
                .map(row -> new EventView(
                        row.id(),
                        row.seq(),
                        row.kind(),
                        row.happenedOn(),
                        row.recordedAt(),
                        row.actor(),
                        told.outcome().verdict() == Verdict.REFUSED
                                ? Verdict.REFUSED
                                : told.recorded().verdict(),
                        reasons(told),
                        Details.of(told.recorded().dated().event())));
    }

    /// Those of when it was told and those of now. That holidays were missing is over once they are loaded.
    private static List<Reason> reasons(Chronicle.Told told) {
        List<Reason> now = told.outcome().reasons();
        return Stream.concat(
                        told.recorded().reasons().stream()
                                .filter(reason -> reason != Reason.DEADLINE_NOT_COUNTABLE || now.contains(reason)),
                        now.stream())
                .distinct()
                .toList();
    }

    public boolean refused() {
        return verdict == Verdict.REFUSED;
    }

    /// The name of who recorded it, without the kind of actor.
    public String who() {
        return actor.substring(actor.indexOf(':') + 1);
    }
}
