package labra.vehicles;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import labra.registers.changes.Numbered;
import org.jspecify.annotations.Nullable;

/// A vehicle, known by country and plate, and its owner.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Vehicle(
        long id,
        @JsonProperty("placa_patente") String plate,
        @JsonProperty("pais") String country,
        @JsonProperty("marca") String brand,
        @JsonProperty("color") String color,
        @JsonProperty("persona_id") long personId,
        int version,
        @JsonProperty("creado_en") Instant createdAt,
        @JsonProperty("modificado_en") Instant updatedAt)
        implements Numbered {

    /// What deserves a second look though it is allowed: a plate of no known format of its country.
    @JsonProperty("advertencias")
    public @Nullable List<String> warnings() {
        return PlateFormats.isKnown(country, plate) ? null : List.of("formato_de_placa_no_reconocido");
    }
}
