package labra.pages;

import java.util.Set;

/// A place in the menu, which the feature that answers it declares as a bean: its words' key, its icon, whose it is,
/// and
/// its rank among the others.
public record MenuEntry(int rank, String href, String key, String icon, Set<String> roles) {}
