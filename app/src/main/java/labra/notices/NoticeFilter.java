package labra.notices;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import labra.letters.NoticeKind;
import labra.web.BadField;
import labra.web.Field;
import labra.web.Fields;
import labra.web.lists.Listing;
import org.jspecify.annotations.Nullable;

/// Which notices are meant: every part is optional.
public record NoticeFilter(
        @Nullable NoticeState state,
        @Nullable NoticeKind kind,
        @Nullable UUID fineId,
        @Nullable Long personId) {

    /// Reads a query's parameters, which are texts; `query` gathers what is wrong with them.
    public static NoticeFilter from(Fields query) {
        Field<NoticeState> state = query.optional("estado", Fields.choice(NoticeState.class, NoticeState::wireName));
        Field<NoticeKind> kind = query.optional("tipo", Fields.choice(NoticeKind.class, NoticeKind::wireName));
        Field<UUID> fine = query.optional("multa_id", NoticeFilter::uuid);
        Field<Long> person = query.optional("persona_id", NoticeFilter::number);
        return new NoticeFilter(state.orNull(), kind.orNull(), fine.orNull(), person.orNull());
    }

    Listing on(Listing notices) {
        return notices.where("n.state = :state", "state", state)
                .where("n.kind = :kind", "kind", kind)
                .where("n.fine_id = :fine", "fine", fineId)
                .where("n.person_id = :person", "person", personId);
    }

    private static UUID uuid(JsonNode node) throws BadField {
        String written = Fields.string(node).strip();
        if (!written.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new BadField("field.not-a-uuid");
        }
        return UUID.fromString(written);
    }

    /// A query has numbers as texts, a body as numbers.
    private static Long number(JsonNode node) throws BadField {
        return node.isNumber()
                ? Fields.id(node)
                : Fields.whole(1, Long.MAX_VALUE).read(node);
    }
}
