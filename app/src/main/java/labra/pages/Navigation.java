package labra.pages;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import labra.access.Bearer;

/// The menu: the places that the features declare, in their order.
@Singleton
public class Navigation {
    private static final String START = "/admin";

    private final List<MenuEntry> entries;
    private final PendingCounts pending;

    Navigation(@All List<MenuEntry> entries, PendingCounts pending) {
        this.pending = pending;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(MenuEntry::rank))
                .toList();
    }

    /// An entry as a reader sees it: the key of its words, its icon, whether the page is inside of it, how many wait
    /// there.
    public record Item(String href, String key, String icon, boolean current, long waiting) {}

    /// How far down a place is.
    public int rank(String href) {
        return entries.stream()
                .filter(entry -> entry.href().equals(href))
                .mapToInt(MenuEntry::rank)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    /// Entries that belong together, under the key of their words.
    public record Part(String key, List<Item> items) {}

    List<Part> parts(Bearer reader, String path) {
        return Stream.of(MenuEntry.Group.values())
                .map(group -> new Part("menu-" + group.name().toLowerCase(Locale.ROOT), of(reader, path, group)))
                .filter(part -> !part.items().isEmpty())
                .toList();
    }

    private List<Item> of(Bearer reader, String path, MenuEntry.Group group) {
        return entries.stream()
                .filter(entry -> MenuEntry.Group.of(entry.rank()) == group && reader.may(entry.right()))
                .map(entry -> new Item(
                        entry.href(),
                        entry.key(),
                        entry.icon(),
                        isInside(path, entry.href()),
                        pending.at(reader, entry.href())))
                .toList();
    }

    private static boolean isInside(String path, String href) {
        return path.equals(href) || (!href.equals(START) && path.startsWith(href + "/"));
    }
}
