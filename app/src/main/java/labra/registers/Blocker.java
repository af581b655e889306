package labra.registers;

import java.util.List;
import java.util.UUID;

/// What keeps a record from being deleted: the key of the words that say it, a few of them, and where all of them are.
public record Blocker(String key, String href, List<Link> examples) {

    /// Fines that name the record, by the ids of the latest.
    public static List<Blocker> fines(List<UUID> latest, String href) {
        List<Link> examples = latest.stream()
                .map(id -> new Link(id.toString(), "/admin/multas/" + id))
                .toList();
        return examples.isEmpty() ? List.of() : List.of(new Blocker("blocker-fines", href, examples));
    }

    /// A record by its name and place.
    public record Link(String title, String href) {}
}
