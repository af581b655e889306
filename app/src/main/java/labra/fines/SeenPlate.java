package labra.fines;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import labra.vehicles.NoPlate;
import labra.vehicles.Plate;
import labra.web.BadField;
import labra.web.Fields;
import labra.web.Messages;
import labra.web.Text;
import org.jspecify.annotations.Nullable;

/// A plate as an officer saw it: what was written, the plate it names, or else why it names none.
record SeenPlate(
        String written, @Nullable Plate plate, @Nullable String observation) {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    /// From somebody who waits for the answer, and can look again.
    static SeenPlate legible(JsonNode node) throws BadField {
        return new SeenPlate(Plate.written(node), Plate.read(node), null);
    }

    /// From somebody who is gone by now: what cannot be read is kept for review, and names nobody's plate.
    static SeenPlate any(JsonNode node) throws BadField {
        String written = Text.line(Fields.string(node), Plate.LONGEST_WRITTEN);
        try {
            return new SeenPlate(written, Plate.parse(written), null);
        } catch (BadField unread) {
            String key = NoPlate.isSaid(written) ? "observation.no-plate" : "observation.unreadable-plate";
            return new SeenPlate(written, null, Messages.text(SPANISH, key, written));
        }
    }
}
