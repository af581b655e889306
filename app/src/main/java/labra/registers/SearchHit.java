package labra.registers;

/// A record that a search found: its id, its title, what tells it from others, where it is.
public record SearchHit(String id, String title, String detail, String href) {}
