package labra.prices;

import java.time.LocalDate;
import labra.law.Milestone;
import labra.law.Milestones;
import org.jspecify.annotations.Nullable;

/// What a fine owes on a day depends on its offence and on the days of its life.
public record Question(
        @Nullable String offence,
        LocalDate committedOn,
        LocalDate issuedOn,
        @Nullable LocalDate notifiedOn,
        LocalDate day) {
    Milestones history() {
        Milestones history =
                Milestones.NONE.with(Milestone.COMMITTED, committedOn).with(Milestone.ISSUED, issuedOn);
        return notifiedOn == null ? history : history.with(Milestone.NOTIFIED, notifiedOn);
    }
}
