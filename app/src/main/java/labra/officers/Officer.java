package labra.officers;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import labra.registers.changes.Numbered;
import org.jspecify.annotations.Nullable;

/// A police officer, known by the unique number (badge).
public record Officer(
        long id,
        @JsonProperty("numero_unico") String badge,
        @JsonProperty("nombre") String name,
        @JsonProperty("correo_electronico") @Nullable String email,
        @JsonProperty("recibe_copias") boolean copyNotices,
        @JsonProperty("activo") boolean active,
        int version,
        @JsonProperty("creado_en") Instant createdAt,
        @JsonProperty("modificado_en") Instant updatedAt)
        implements Numbered {}
