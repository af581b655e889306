package labra.life;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import labra.law.Money;

/// What an amount was computed from: kept with the fine, so that no later price changes it.
public record AmountBasis(
        @JsonProperty("infraccion") String offence,
        @JsonProperty("version") LocalDate version,
        @JsonProperty("unidades") BigDecimal units,
        @JsonProperty("unidad") String unit,
        @JsonProperty("valor") Money unitValue,
        @JsonProperty("al") LocalDate valuedOn,
        @JsonProperty("criterio") String policy) {}
