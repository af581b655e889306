package labra.registers.told;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import labra.pages.AuditTrail;

/// What other features tell of a record: parts of its page and rows of its history.
@Singleton
public class RecordTellers {
    private final List<RecordPart> parts;
    private final List<RecordTrail> trails;

    RecordTellers(@All List<RecordPart> parts, @All List<RecordTrail> trails) {
        this.parts =
                parts.stream().sorted(Comparator.comparingInt(RecordPart::rank)).toList();
        this.trails = trails;
    }

    public List<RecordPart> parts(String subject) {
        return parts.stream().filter(part -> part.subjects().contains(subject)).toList();
    }

    /// The whole trail of a record, newest first: its own rows and those of others.
    public List<AuditTrail.Row> trail(AuditTrail trail, String subject, String id, List<AuditTrail.Row> own) {
        List<AuditTrail.Row> all = new ArrayList<>(own);
        trails.forEach(other -> all.addAll(other.of(trail, subject, id)));
        all.sort(Comparator.comparingLong(AuditTrail.Row::id).reversed());
        return all;
    }
}
