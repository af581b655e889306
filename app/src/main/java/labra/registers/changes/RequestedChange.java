package labra.registers.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import labra.web.Fields;
import labra.web.JsonBody;
import org.jspecify.annotations.Nullable;

/// A change of a record that somebody asked for with a reason, and what became of it.
public record RequestedChange(
        long id,
        String subject,
        long recordId,
        int recordVersion,
        String title,
        String reason,
        String change,
        String differences,
        long askedBy,
        String asker,
        Instant askedAt,
        @Nullable String decider,
        @Nullable Instant decidedAt,
        @Nullable Boolean confirmed) {

    /// A field that would change.
    public record Changed(
            @JsonProperty("campo") String field,
            @JsonProperty("antes") String before,
            @JsonProperty("despues") String after) {}

    /// On the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Body(
            long id,
            @JsonProperty("registro_id") long recordId,
            @JsonProperty("estado") String state,
            @JsonProperty("motivo") String reason,
            @JsonProperty("cambios") List<Changed> changes,
            @JsonProperty("pedido_por") String asker,
            @JsonProperty("pedido_en") Instant askedAt,
            @JsonProperty("decidido_por") @Nullable String decider,
            @JsonProperty("decidido_en") @Nullable Instant decidedAt) {}

    public Body told() {
        String decided = done() ? "CONFIRMADO" : "RECHAZADO";
        return new Body(
                id, recordId, waiting() ? "PEDIDO" : decided, reason, changes(), asker, askedAt, decider, decidedAt);
    }

    public boolean waiting() {
        return decidedAt == null;
    }

    public boolean done() {
        return Boolean.TRUE.equals(confirmed);
    }

    /// What would change, as a reader is shown it.
    public List<Changed> changes() {
        return JsonBody.read(differences.getBytes(StandardCharsets.UTF_8))
                .valueStream()
                .map(one -> new Changed(text(one, "campo"), text(one, "antes"), text(one, "despues")))
                .toList();
    }

    private static String text(JsonNode one, String name) {
        return one.path(name).asText();
    }

    /// The record as it was sent.
    public Fields fields() {
        return JsonBody.fields(change.getBytes(StandardCharsets.UTF_8));
    }

    public static String written(List<Changed> changes) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        changes.forEach(one -> all.addObject()
                .put("campo", one.field())
                .put("antes", one.before())
                .put("despues", one.after()));
        return all.toString();
    }
}
