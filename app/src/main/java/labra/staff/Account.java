package labra.staff;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import labra.registers.changes.Numbered;
import org.jspecify.annotations.Nullable;

/// Somebody of the staff who may come in. Its fields have the names that forms send.
public record Account(
        long id,
        @JsonProperty("usuario") String username,
        @JsonProperty("nombre") String name,
        @JsonProperty("rol") String role,
        @JsonProperty("activo") boolean active,
        @JsonProperty("correo_electronico") @Nullable String email,
        int version,
        @JsonProperty("creado_en") Instant createdAt,
        @JsonProperty("modificado_en") Instant updatedAt,
        @JsonProperty("ultimo_acceso") @Nullable Instant lastAccess)
        implements Numbered {}
