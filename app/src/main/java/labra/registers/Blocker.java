package labra.registers;

import java.util.List;

/// What keeps a record from being removed: the key of the words that say it, where all of it is, and a few examples.
public record Blocker(String key, String href, List<Link> examples) {

    /// A record by its name and place.
    public record Link(String title, String href) {}
}
