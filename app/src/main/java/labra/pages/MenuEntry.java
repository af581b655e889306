package labra.pages;

/// A place in the menu, which the feature that answers it declares as a bean: its rank among the others, the key of its
/// words, its icon, and the right that it takes.
public record MenuEntry(int rank, String href, String key, String icon, String right) {}
