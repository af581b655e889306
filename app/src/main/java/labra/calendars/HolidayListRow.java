package labra.calendars;

import java.time.Instant;
import java.util.List;
import labra.proposals.Proposed;
import org.jspecify.annotations.Nullable;

/// An official list of a year's holidays. `days` are such as "2026-12-25 Navidad (FERIADO)".
public record HolidayListRow(
        long id,
        String calendar,
        int year,
        List<String> days,
        String source,
        long proposedBy,
        String proposer,
        Instant proposedAt,
        @Nullable String approver,
        @Nullable Instant approvedAt)
        implements Proposed {
    @Override
    public String title() {
        return calendar + " · " + year;
    }

    @Override
    public List<Detail> details() {
        return List.of(new Detail("dias_no_habiles", String.join(", ", days)), new Detail("fuente", source));
    }
}
