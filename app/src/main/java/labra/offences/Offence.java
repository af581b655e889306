package labra.offences;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import labra.registers.changes.Numbered;
import org.jspecify.annotations.Nullable;

/// An entry of the catalogue; its amount is in fixed units (UF), priced apart.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Offence(
        long id,
        @JsonProperty("codigo") String code,
        @JsonProperty("descripcion") String description,
        @JsonProperty("unidades_fijas") @Nullable BigDecimal fixedUnits,
        @JsonProperty("puntos") @Nullable Integer points,
        @JsonProperty("activa") boolean active,
        int version,
        @JsonProperty("creada_en") Instant createdAt,
        @JsonProperty("modificada_en") Instant updatedAt)
        implements Numbered {}
