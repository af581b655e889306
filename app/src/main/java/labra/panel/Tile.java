package labra.panel;

/// A number, where its details are, and how old it is.
public record Tile(String key, String number, String href, String age) {}
