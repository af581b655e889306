package labra.registers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import labra.access.BulkReads;
import labra.access.Right;
import labra.access.Rights;
import labra.access.Role;
import labra.pages.Frame;
import labra.pages.Query;
import labra.pages.UsualAct;
import labra.web.PathId;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// One search over every register that the reader may see, and the look-ups of forms in one of them.
@Path("/admin/buscar")
@PermissionsAllowed(Right.SEE_PANEL)
@RunOnVirtualThread
public class SearchPages {
    private static final int LONGEST = 200;
    private static final int SHORTEST_LOOKUP = 2;

    private final Registers registers;
    private final Rights rights;
    private final BulkReads bulkReads;
    private final Frame frame;

    SearchPages(Registers registers, Rights rights, BulkReads bulkReads, Frame frame) {
        this.registers = registers;
        this.rights = rights;
        this.bulkReads = bulkReads;
        this.frame = frame;
    }

    @Produces
    static UsualAct searching() {
        return new UsualAct(
                15, "/admin/buscar", "act-search", "search", Set.of(Role.OPERATOR, Role.SUPERVISOR, Role.AUDITOR));
    }

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance search(Frame frame, String asked, List<Group> groups);

        static native TemplateInstance options(Frame frame, List<SearchHit> found, String subject);
    }

    /// What was found in one register, and where to see more.
    public record Group(String subject, String place, String query, List<SearchHit> found) {}

    /// An id that no other record can have leads to its record.
    @GET
    public Response search(@RestQuery @Nullable String q) {
        String asked = cleaned(q);
        List<Group> groups = asked.isEmpty() ? List.of() : groups(asked);
        bulkReads.people(
                rights.reader(),
                groups.stream().mapToLong(group -> group.found().size()).sum());
        return groups.size() == 1 && PathId.isUuid(asked)
                ? frame.redirect(groups.getFirst().found().getFirst().href())
                : frame.page(Templates.search(frame, asked, groups));
    }

    @GET
    @Path("{register}")
    public Response options(@PathParam("register") String path, @RestQuery @Nullable String q) {
        Register<?, ?> register = registers.named(path, "see");
        String asked = cleaned(q);
        List<SearchHit> found = asked.length() < SHORTEST_LOOKUP ? List.of() : register.offered(asked);
        bulkReads.people(rights.reader(), found.size());
        return frame.page(Templates.options(frame, found, register.subject()));
    }

    private List<Group> groups(String asked) {
        return registers.all().stream()
                .filter(register -> rights.may(register.right("see")))
                .map(register ->
                        new Group(register.subject(), register.place(), Query.encoded(asked), register.found(asked)))
                .filter(group -> !group.found().isEmpty())
                .toList();
    }

    private static String cleaned(@Nullable String written) {
        String asked = written == null ? "" : written.strip().replace("\0", "");
        return asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked;
    }
}
