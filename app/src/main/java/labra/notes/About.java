package labra.notes;

import java.util.Set;
import java.util.UUID;
import labra.registers.Register;
import labra.web.PathId;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// The record that a note is about, by its id in one of the registers that have notes.
public record About(
        @Nullable UUID fine,
        @Nullable Long vehicle,
        @Nullable Long person,
        @Nullable Long officer) {
    static final Set<String> SUBJECTS = Set.of("fine", "vehicle", "person", "officer");

    /// Of a register without notes nothing is here, and of a record that is not there neither.
    static About existing(Register<?, ?> register, String id) {
        About about = of(register.subject(), id);
        register.row(id);
        return about;
    }

    static About of(String subject, String id) {
        return switch (subject) {
            case "fine" -> new About(PathId.uuid(id), null, null, null);
            case "vehicle" -> new About(null, PathId.number(id), null, null);
            case "person" -> new About(null, null, PathId.number(id), null);
            case "officer" -> new About(null, null, null, PathId.number(id));
            default -> throw Problem.NOT_FOUND.refusal();
        };
    }
}
