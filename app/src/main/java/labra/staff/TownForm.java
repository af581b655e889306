package labra.staff;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import labra.pages.Form;
import labra.platform.ReportAccess;
import labra.platform.Town;
import labra.registers.Inputs;
import labra.web.BadField;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;

/// The form by which administrators choose for their town. An empty field leaves it to Labra's default.
final class TownForm {
    static final Map<String, Form.Kind> FIELDS =
            new Inputs().text("municipio", "contacto", "zona", "acceso").all();

    private TownForm() {}

    static Form filled(Town town) {
        Form form = new Form(Inputs.filled(
                "municipio", town.name(),
                "contacto", town.contact(),
                "zona", town.zone(),
                "acceso", town.reportAccess()));
        form.version(town.version());
        return form;
    }

    private static final Map<String, String> PROPERTIES = Map.of(
            "municipio", "labra.mail.town",
            "contacto", "labra.mail.contact",
            "zona", "labra.zone",
            "acceso", "labra.report.access");

    /// The fields that a form without them would silently reset; what the environment says is not asked for.
    static List<FieldError> missing(Set<String> sent, Predicate<String> fixed) {
        return FIELDS.keySet().stream()
                .filter(name -> !sent.contains(name) && !fixed.test(Objects.requireNonNull(PROPERTIES.get(name))))
                .map(name -> new FieldError(name, "field.required"))
                .toList();
    }

    /// The fields that are not as they were.
    static List<String> changed(Town before, Town after) {
        Form then = filled(before);
        Form now = filled(after);
        return FIELDS.keySet().stream()
                .filter(name -> !then.value(name).equals(now.value(name)))
                .sorted()
                .toList();
    }

    static Town read(Fields fields) {
        Field<String> name = fields.optional("municipio", Fields.name(100));
        Field<String> contact = fields.optional("contacto", Fields.filledText(500));
        Field<ZoneId> zone = fields.optional("zona", TownForm::zone);
        Field<ReportAccess> access = fields.optional("acceso", Fields.choice(ReportAccess.class, ReportAccess::name));
        fields.check();
        return new Town(zone.orNull(), access.orNull(), name.orNull(), contact.orNull(), 0);
    }

    /// Places have zones; offsets and abbreviations know no daylight saving.
    static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                .sorted()
                .toList();
    }

    private static ZoneId zone(JsonNode node) throws BadField {
        String written = Fields.string(node).strip();
        if (!written.contains("/")) {
            throw new BadField("field.not-a-zone");
        }
        try {
            return ZoneId.of(written);
        } catch (DateTimeException unknown) {
            throw new BadField("field.not-a-zone");
        }
    }
}
