package labra.prices;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.LocalDate;
import labra.law.Milestone;
import labra.law.Milestones;
import org.jspecify.annotations.Nullable;

/// What is asked of the prices: what a fine of this offence, with these days, owes on a day.
public record PriceQuery(
        @Nullable String offence,
        LocalDate committedOn,
        LocalDate issuedOn,
        @Nullable LocalDate notifiedOn,
        @Nullable Balance balance,
        LocalDate day) {
    static final String PAGE = "/admin/precios/cuanto";

    PriceQuery with(Balance known) {
        return new PriceQuery(offence, committedOn, issuedOn, notifiedOn, known, day);
    }

    /// The page that answers it, and says where the answer comes from.
    public URI address() {
        return UriBuilder.fromPath(PAGE)
                .queryParam("infraccion", "{offence}")
                .queryParam("cometida", committedOn)
                .queryParam("labrada", issuedOn)
                .queryParam("dia", day)
                .build(offence == null ? "" : offence);
    }

    /// Of a fine with a life, everything that happened to it.
    Milestones history() {
        if (balance != null) {
            return balance.history();
        }
        Milestones history =
                Milestones.NONE.with(Milestone.COMMITTED, committedOn).with(Milestone.ISSUED, issuedOn);
        return notifiedOn == null ? history : history.with(Milestone.NOTIFIED, notifiedOn);
    }
}
