package labra.staff;

import java.time.Instant;
import labra.web.Numbered;
import org.jspecify.annotations.Nullable;

/// Somebody of the staff who may come in.
public record Account(
        long id,
        String username,
        String name,
        String role,
        boolean active,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastAccess)
        implements Numbered {}
