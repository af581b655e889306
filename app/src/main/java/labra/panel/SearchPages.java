package labra.panel;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import labra.access.Readings;
import labra.access.Right;
import labra.access.Rights;
import labra.pages.Frame;
import labra.pages.Query;
import labra.platform.Database;
import labra.web.Search;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// One search over everything: plates, persons, officers, offences, citation numbers; and the look-ups of forms.
@Path("/admin/buscar")
@PermissionsAllowed(Right.SEE_PANEL)
@RunOnVirtualThread
public class SearchPages {
    private static final int LONGEST = 200;
    private static final int SHORTEST_PLATE = 2;

    private final Database database;
    private final Frame frame;
    private final Rights rights;
    private final Readings readings;

    SearchPages(Database database, Frame frame, Rights rights, Readings readings) {
        this.rights = rights;
        this.readings = readings;
        this.database = database;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "panel")
    static class Templates {
        static native TemplateInstance search(Frame frame, String asked, List<Group> groups);

        static native TemplateInstance options(Frame frame, List<SearchQueries.Found> found, String kind);
    }

    /// What was found of one kind: the key of its title and where to see more.
    public record Group(String key, String place, String query, List<SearchQueries.Found> found) {}

    @GET
    public Response search(@RestQuery @Nullable String q) {
        String asked = cleaned(q);
        List<Group> groups = asked.isEmpty() ? List.of() : groups(asked);
        readings.people(
                rights.reader(),
                groups.stream().mapToLong(group -> group.found().size()).sum());
        if (asked.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") && isFine(UUID.fromString(asked))) {
            return frame.redirect("/admin/multas/" + asked);
        }
        return frame.page(Templates.search(frame, asked, groups));
    }

    @GET
    @Path("personas")
    public Response people(@RestQuery @Nullable String q) {
        return options(cleaned(q), "person", finds -> people(finds, cleaned(q)));
    }

    @GET
    @Path("policias")
    public Response officers(@RestQuery @Nullable String q) {
        return options(cleaned(q), "officer", finds -> finds.officers(words(cleaned(q))));
    }

    @GET
    @Path("placas")
    public Response plates(@RestQuery @Nullable String q) {
        return options(plate(cleaned(q)), "plate", finds -> finds.plates(plate(cleaned(q)) + "%"));
    }

    private Response options(
            String asked, String kind, java.util.function.Function<SearchQueries, List<SearchQueries.Found>> work) {
        List<SearchQueries.Found> found =
                asked.length() < SHORTEST_PLATE ? List.of() : database.read(SearchQueries.class, work);
        readings.people(rights.reader(), found.size());
        return frame.page(Templates.options(frame, found, kind));
    }

    private List<Group> groups(String asked) {
        return database.read(SearchQueries.class, finds -> {
            List<Group> groups = new ArrayList<>();
            String plate = plate(asked);
            if (plate.length() >= SHORTEST_PLATE) {
                add(groups, "vehicles", "/admin/vehiculos", asked, finds.plates(plate + "%"));
            }
            add(groups, "people", "/admin/personas", asked, people(finds, asked));
            add(groups, "officers", "/admin/policias", asked, finds.officers(words(asked)));
            add(groups, "fines", "/admin/multas", asked, finds.fines(asked));
            add(groups, "offences", "/admin/infracciones", asked, finds.offences(words(asked)));
            return groups;
        });
    }

    private static List<SearchQueries.Found> people(SearchQueries finds, String asked) {
        List<SearchQueries.Found> exact = asked.contains("@") ? finds.personOf(asked) : List.of();
        return exact.isEmpty() ? finds.people(words(asked)) : exact;
    }

    private static void add(
            List<Group> groups, String key, String place, String asked, List<SearchQueries.Found> found) {
        if (!found.isEmpty()) {
            groups.add(new Group(key, place, Query.encoded(asked), found));
        }
    }

    private boolean isFine(UUID id) {
        return database.read(SearchQueries.class, finds -> finds.isFine(id));
    }

    private static String cleaned(@Nullable String written) {
        String asked = written == null ? "" : written.strip().replace("\0", "");
        return asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked;
    }

    private static String plate(String asked) {
        return asked.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private static String words(String asked) {
        String pattern = Search.anywhere(asked);
        return pattern == null ? "" : pattern;
    }
}
