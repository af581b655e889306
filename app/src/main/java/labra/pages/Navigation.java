package labra.pages;

import java.util.List;
import java.util.Set;
import labra.access.Role;

/// The places of the interface, in the order of the menu, and whose they are.
public final class Navigation {
    private static final Set<String> ALL = Set.of(Role.ADMIN, Role.SUPER, Role.AUDIT);

    private record Place(String href, String key, String icon, Set<String> roles) {}

    private static final List<Place> PLACES = List.of(
            new Place("/admin", "panel", "panel", ALL),
            new Place("/admin/multas", "fines", "fine", ALL),
            new Place("/admin/observadas", "observed", "observed", ALL),
            new Place("/admin/anulaciones", "annulments", "undo", ALL),
            new Place("/admin/avisos", "notices", "notice", ALL),
            new Place("/admin/personas", "people", "people", ALL),
            new Place("/admin/vehiculos", "vehicles", "vehicle", ALL),
            new Place("/admin/policias", "officers", "officer", ALL),
            new Place("/admin/infracciones", "offences", "offence", ALL),
            new Place("/admin/importar", "imports", "import", Set.of(Role.ADMIN)),
            new Place("/admin/usuarios", "accounts", "account", Set.of(Role.ADMIN)),
            new Place("/admin/ajustes", "settings", "settings", Set.of(Role.ADMIN)));

    private Navigation() {}

    /// An entry of the menu: the key of its words, its icon, whether the page is inside of it.
    public record Item(String href, String key, String icon, boolean current) {}

    static List<Item> of(Set<String> roles, String path) {
        return PLACES.stream()
                .filter(place -> place.roles().stream().anyMatch(roles::contains))
                .map(place -> new Item(place.href(), place.key(), place.icon(), isInside(path, place.href())))
                .toList();
    }

    private static boolean isInside(String path, String href) {
        return path.equals(href) || (!href.equals("/admin") && path.startsWith(href + "/"));
    }
}
