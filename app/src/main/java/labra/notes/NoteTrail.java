package labra.notes;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import labra.pages.AuditTrail;
import labra.pages.History;
import labra.platform.Database;
import labra.registers.told.RecordTrail;

/// Notes in the history of their record: when each was written and withdrawn, and who took a file away; not what they
/// say.
@Singleton
class NoteTrail implements RecordTrail {
    private final Database database;

    NoteTrail(Database database) {
        this.database = database;
    }

    @Override
    public List<AuditTrail.Row> of(AuditTrail trail, String subject, String id) {
        if (!About.SUBJECTS.contains(subject)) {
            return List.of();
        }
        About about = About.of(subject, id);
        String[] notes = database.read(NoteRows.class, rows -> rows.ids(about)).toArray(String[]::new);
        if (notes.length == 0) {
            return List.of();
        }
        String[] files =
                database.read(NoteRows.class, rows -> rows.fileIds(about)).toArray(String[]::new);
        return Stream.concat(
                        trail.ofAll("note", notes).stream()
                                .flatMap(row -> became(row).map(deed -> told(row, deed)).stream()),
                        trail.ofAll("note_look", files).stream()
                                .filter(row -> row.action().equals("INSERT"))
                                .map(row -> told(row, "TAKEN")))
                .toList();
    }

    /// That it was written or withdrawn; nothing of what only says again how it is.
    private static Optional<String> became(AuditTrail.Row row) {
        if (row.action().equals("INSERT")) {
            return Optional.of("NOTED");
        }
        JsonNode before = History.tree(row.before());
        return before.path("withdrawn_at").isNull()
                        && History.tree(row.after()).path("withdrawn_at").isTextual()
                ? Optional.of("WITHDRAWN")
                : Optional.empty();
    }

    private static AuditTrail.Row told(AuditTrail.Row row, String deed) {
        return new AuditTrail.Row(row.id(), row.at(), row.actor(), row.address(), deed, row.subject(), null, null);
    }
}
