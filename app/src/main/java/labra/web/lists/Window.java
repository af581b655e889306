package labra.web.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list with the cursors of the parts before and after it, none at its ends.
public record Window<T>(
        List<T> items, @Nullable String previous, @Nullable String next) {}
