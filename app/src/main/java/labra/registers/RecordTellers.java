package labra.registers;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import labra.pages.AuditTrail;
import labra.registers.told.RecordPart;
import labra.registers.told.RecordTrail;

/// What other features tell of a record: parts of its page and rows of its history.
@Singleton
class RecordTellers {
    private final List<RecordPart> parts;
    private final List<RecordTrail> trails;

    RecordTellers(@All List<RecordPart> parts, @All List<RecordTrail> trails) {
        this.parts =
                parts.stream().sorted(Comparator.comparingInt(RecordPart::rank)).toList();
        this.trails = trails;
    }

    List<RecordPart> parts(String subject) {
        return parts.stream().filter(part -> part.subjects().contains(subject)).toList();
    }

    /// The whole trail of a record, newest first.
    <T> List<AuditTrail.Row> trail(AuditTrail trail, Register<T, ?> register, T row) {
        List<AuditTrail.Row> all = new ArrayList<>(register.trail(trail, row));
        String id = register.entry(row).id();
        trails.forEach(other -> all.addAll(other.of(trail, register.subject(), id)));
        all.sort(Comparator.comparingLong(AuditTrail.Row::id).reversed());
        return all;
    }
}
