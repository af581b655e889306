package labra.pages;

import java.util.List;
import labra.access.Bearer;
import labra.access.Right;

/// The places of the interface, in the order of the menu, and whose they are.
public final class Navigation {
    private record Place(String href, String key, String icon, String right) {}

    private static final List<Place> PLACES = List.of(
            new Place("/admin", "panel", "panel", Right.SEE_PANEL),
            new Place("/admin/multas", "fines", "fine", Right.SEE_FINES),
            new Place("/admin/observadas", "observed", "observed", Right.SEE_FINES),
            new Place("/admin/anulaciones", "annulments", "undo", Right.SEE_FINES),
            new Place("/admin/avisos", "notices", "notice", Right.SEE_NOTICES),
            new Place("/admin/personas", "people", "people", "person.see"),
            new Place("/admin/vehiculos", "vehicles", "vehicle", "vehicle.see"),
            new Place("/admin/policias", "officers", "officer", "officer.see"),
            new Place("/admin/infracciones", "offences", "offence", "offence.see"),
            new Place("/admin/precios", "prices", "report", Right.SEE_LAW),
            new Place("/admin/reglas", "rules", "history", Right.SEE_LAW),
            new Place("/admin/feriados", "holidays", "moon", Right.SEE_LAW),
            new Place("/admin/propuestas", "proposals", "check", Right.SEE_LAW),
            new Place("/admin/importar", "imports", "import", Right.IMPORT),
            new Place("/admin/usuarios", "accounts", "account", "account.see"),
            new Place("/admin/seguridad", "security", "key", "security.see"),
            new Place("/admin/ajustes", "settings", "settings", Right.CHANGE_SETTINGS));

    private Navigation() {}

    /// An entry of the menu: the key of its words, its icon, whether the page is inside of it.
    public record Item(String href, String key, String icon, boolean current) {}

    static List<Item> of(Bearer reader, String path) {
        return PLACES.stream()
                .filter(place -> reader.may(place.right()))
                .map(place -> new Item(place.href(), place.key(), place.icon(), isInside(path, place.href())))
                .toList();
    }

    private static boolean isInside(String path, String href) {
        return path.equals(href) || (!href.equals("/admin") && path.startsWith(href + "/"));
    }
}
