package labra.pages;

import java.util.Set;

/// A place in the menu, which the feature that answers it declares as a bean: its rank among the others, the key of its
/// words, its icon, and whose it is.
public record MenuEntry(int rank, String href, String key, String icon, Set<String> roles) {}
