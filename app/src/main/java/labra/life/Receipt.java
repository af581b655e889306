package labra.life;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How something was paid, and the number of what proves it.
public record Receipt(
        @JsonProperty("medio") Means means,
        @JsonProperty("comprobante") String number) {}
