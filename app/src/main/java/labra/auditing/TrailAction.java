package labra.auditing;

import java.util.Arrays;
import java.util.Locale;

/// What a write did to a record, named on the wire in Spanish.
public enum TrailAction {
    INSERT("alta"),
    UPDATE("cambio"),
    DELETE("baja"),
    ADOPT("recuento"),
    FORGET("olvido");

    private final String wireName;

    TrailAction(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /// The key of the word for what the trail calls so.
    static String key(String action) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(action))
                .findFirst()
                .map(TrailAction::key)
                .orElse("did-update");
    }

    public String key() {
        return "did-" + name().toLowerCase(Locale.ROOT);
    }
}
