package labra.fines;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import labra.platform.TownSettings;
import labra.web.BadField;
import labra.web.Field;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// A fine that arrives: its content, the officer who says so, and where from. A device that makes the id registers
/// the fine once, however often it sends it; without one the id is made of the content, to the same end.
public record NewFine(
        UUID id,
        boolean idGiven,
        FineContent content,
        long officerId,
        String origin,
        Digest digest,
        @Nullable Seal seal) {
    private static final Pattern UUID_V7 =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    /// From somebody who waits for the answer.
    public static NewFine from(Fields fields, Sender sender, TownSettings town, Instant now) {
        Field<UUID> id = fields.optional("id", NewFine::uuidV7);
        return of(id, FineContent.from(fields, town.zone(), now), sender, town);
    }

    /// From a device that gathered it offline: a plate that cannot be read does not refuse it.
    public static NewFine fromOffline(Fields fields, Sender sender, TownSettings town, Instant now) {
        Field<UUID> id = fields.optional("id", NewFine::uuidV7);
        return of(id, FineContent.from(fields, SeenPlate::any, town.zone(), now), sender, town);
    }

    private static NewFine of(Field<UUID> id, FineContent content, Sender sender, TownSettings town) {
        Digest digest = content.digest(sender.officerId(), town.country());
        UUID given = id.orNull();
        return new NewFine(
                given == null ? digest.id(content.committedAt()) : given,
                given != null,
                content,
                sender.officerId(),
                sender.address(),
                digest,
                null);
    }

    /// The same fine as a device signed it.
    public NewFine sealed(Seal by) {
        return new NewFine(id, idGiven, content, officerId, origin, digest, by);
    }

    @Nullable
    String number() {
        return seal == null ? null : seal.number().printed();
    }

    /// The id that a fine of this content has when it brings none.
    UUID idOfContent() {
        return idGiven ? digest.id(content.committedAt()) : id;
    }

    /// The officer whose token a request bears, and the address it came from.
    public record Sender(long officerId, String address) {}

    private static UUID uuidV7(JsonNode node) throws BadField {
        String written = Fields.string(node).strip();
        if (!UUID_V7.matcher(written).matches()) {
            throw new BadField("field.not-a-uuidv7");
        }
        return UUID.fromString(written);
    }
}
