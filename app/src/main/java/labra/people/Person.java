package labra.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import labra.registers.changes.Numbered;

/// A person, owner of vehicles, known by an e-mail address.
public record Person(
        long id,
        @JsonProperty("nombre") String name,
        @JsonProperty("correo_electronico") String email,
        int version,
        @JsonProperty("creada_en") Instant createdAt,
        @JsonProperty("modificada_en") Instant updatedAt)
        implements Numbered {

    /// What tells this person from another of the same name.
    public String title() {
        return name + " · " + email;
    }
}
