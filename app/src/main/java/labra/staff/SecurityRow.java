package labra.staff;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import labra.pages.Author;
import labra.web.lists.PageRequest.Sort;
import org.jspecify.annotations.Nullable;

/// A security event as its list shows it: whom it was about, by what they are called now, and who did it.
public record SecurityRow(
        long id,
        Instant at,
        String kind,
        @Nullable Long accountId,
        @Nullable Long officerId,
        @Nullable String about,
        String actor,
        @Nullable String address,
        String facts) {
    static final String COLUMNS = """
            e.id, e.at, e.kind, e.account_id, e.officer_id, coalesce(account.username, officer.badge) AS about,
            e.actor, e.address, e.facts::text AS facts
            """;

    static final String TABLES = """
            security_event e LEFT JOIN account ON account.id = e.account_id LEFT JOIN officer ON officer.id = e.officer_id
            """;

    static final Map<String, Sort> SORTS = Map.of("hora", new Sort("hora", "e.at", "timestamptz"));

    /// Where whom it was about is.
    public @Nullable String place() {
        if (about == null) {
            return null;
        }
        return accountId == null ? "/admin/policias/" + officerId : "/admin/usuarios/" + accountId;
    }

    public Author by(Locale locale) {
        return Author.of(actor, locale);
    }

    public EventFacts told() {
        return EventFacts.of(facts);
    }
}
