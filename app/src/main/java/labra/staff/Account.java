package labra.staff;

import java.time.Instant;
import labra.web.Numbered;

/// Somebody of the staff who may come in.
public record Account(
        long id,
        String username,
        String name,
        String role,
        boolean active,
        int version,
        Instant createdAt,
        Instant updatedAt)
        implements Numbered {}
