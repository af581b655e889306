package labra.calendars;

import java.time.Instant;
import java.util.List;
import labra.proposals.Proposed;
import labra.proposals.Terms;
import org.jspecify.annotations.Nullable;

/// A calendar: what it inherits from, and the kinds of days that stop a count of business days in it.
public record CalendarRow(
        long id,
        String code,
        @Nullable String inherits,
        List<String> notWorking,
        String source,
        long proposedBy,
        String proposer,
        Instant proposedAt,
        @Nullable String approver,
        @Nullable Instant approvedAt)
        implements Proposed {
    @Override
    public String title() {
        return code;
    }

    @Override
    public List<Detail> details() {
        return List.of(
                new Detail("hereda", inherits == null ? "" : inherits),
                new Detail("no_cuentan", new Terms("day-kind-", notWorking)),
                new Detail("fuente", source));
    }
}
