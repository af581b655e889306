package labra.devices;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import labra.platform.Database;

/// Which evidence the signed texts of devices name, for what keeps it and shows it.
@Singleton
public class SealedEvidence {
    private final Database database;

    SealedEvidence(Database database) {
        this.database = database;
    }

    /// The evidence of that hash, if the text of that hash is here and names it.
    public Optional<NamedEvidence> named(String text, String sha256) {
        return database.read(EvidenceNames.class, names -> names.text(text)).stream()
                .flatMap(jws -> NamedEvidence.in(Sealed.read(jws).payload()).stream())
                .filter(named -> named.sha256().equals(sha256))
                .findFirst();
    }

    /// All that the text of a fine names, in its order.
    public List<NamedEvidence> of(UUID fine) {
        return database.read(EvidenceNames.class, names -> names.ofFine(fine))
                .map(jws -> NamedEvidence.in(Sealed.read(jws).payload()))
                .orElse(List.of());
    }
}
