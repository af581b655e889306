package labra.vehicles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import labra.access.Right;
import labra.pages.Frame;
import labra.platform.Database;
import labra.registers.SearchHit;
import labra.web.BadField;
import labra.web.FieldError;
import labra.web.Messages;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What is read of a plate while somebody types it, as a part of forms: its one form, whose formats it fits, and which
/// vehicle has it.
@Path("/admin/placa")
@PermissionsAllowed(Right.SEE_PANEL)
@RunOnVirtualThread
public class PlatePart {
    private static final String FIELD = "placa_patente";

    /// What is shorter is still being typed.
    private static final int SHORTEST = 2;

    private final Database database;
    private final Frame frame;

    PlatePart(Database database, Frame frame) {
        this.database = database;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "vehicles")
    static class Templates {
        static native TemplateInstance plate(Frame frame, Reading reading);
    }

    /// A plate that was read, or why it is none; and whether the form wants a vehicle that there is.
    public record Reading(
            String plate,
            String countries,
            List<SearchHit> vehicles,
            @Nullable String wrong,
            boolean registrable) {}

    @GET
    public Response read(
            @RestQuery(FIELD) @Nullable String written, @RestQuery("registrar") @DefaultValue("no") String register) {
        String typed = written == null ? "" : written.strip();
        boolean registrable = register.equals("si");
        return frame.page(Templates.plate(
                frame,
                typed.length() < SHORTEST
                        ? new Reading("", "", List.of(), null, registrable)
                        : reading(typed, registrable)));
    }

    private Reading reading(String typed, boolean registrable) {
        try {
            String plate = Plate.parse(typed).text();
            return new Reading(plate, countries(plate), vehicles(plate), null, registrable);
        } catch (BadField bad) {
            FieldError error = bad.on(FIELD);
            return new Reading(
                    "", "", List.of(), Messages.text(frame.locale(), error.key(), error.arguments()), registrable);
        }
    }

    private String countries(String plate) {
        return PlateFormats.countriesOf(plate)
                .map(country -> Locale.of("", country).getDisplayCountry(frame.locale()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /// Who may not see vehicles is not told of them here either.
    private List<SearchHit> vehicles(String plate) {
        return frame.may("vehicle.see") ? database.read(Vehicles.class, vehicles -> vehicles.found(plate)) : List.of();
    }
}
