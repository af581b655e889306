package labra.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import labra.devices.NamedEvidence;
import labra.devices.SealedEvidence;
import labra.fines.desk.FineTrail;
import labra.pages.AuditTrail;
import labra.pages.History;

/// The evidence of a fine in its history: when each piece came, who was shown it, who took it away.
@Singleton
class EvidenceHistory implements FineTrail {
    private final SealedEvidence sealed;

    EvidenceHistory(SealedEvidence sealed) {
        this.sealed = sealed;
    }

    @Override
    public List<AuditTrail.Row> of(AuditTrail trail, UUID fine) {
        List<NamedEvidence> named = sealed.of(fine);
        if (named.isEmpty()) {
            return List.of();
        }
        List<String> hashes = named.stream().map(NamedEvidence::sha256).toList();
        List<AuditTrail.Row> told = new ArrayList<>();
        hashes.stream()
                .distinct()
                .flatMap(hash -> trail.of("evidence", "\\x" + hash).stream()
                        .map(row -> told(row, became(row), place(hashes, hash))))
                .forEach(told::add);
        looks(trail, fine, hashes).forEach(told::add);
        return told;
    }

    /// That it came, that it was found to be lost, or that it is there again.
    private static String became(AuditTrail.Row row) {
        return row.action().equals("UPDATE")
                        && History.tree(row.after()).path("lost_at").isTextual()
                ? "LOST"
                : "RECEIVED";
    }

    private static Stream<AuditTrail.Row> looks(AuditTrail trail, UUID fine, List<String> hashes) {
        return trail.of("evidence_look", fine.toString()).stream().map(row -> {
            JsonNode look = History.tree(row.after());
            String hash = look.path("sha256").asText().replaceFirst("^\\\\x", "");
            return told(row, look.path("kind").asText(), place(hashes, hash));
        });
    }

    private static int place(List<String> hashes, String hash) {
        return hashes.indexOf(hash) + 1;
    }

    private static AuditTrail.Row told(AuditTrail.Row row, String action, int place) {
        return new AuditTrail.Row(
                row.id(),
                row.at(),
                row.actor(),
                row.address(),
                action,
                row.subject(),
                null,
                place == 0 ? null : "{\"evidence\": \"" + place + "\"}");
    }
}
