package labra.prices;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import labra.access.Right;
import labra.pages.Form;
import labra.pages.Format;
import labra.pages.Frame;
import labra.platform.Database;
import labra.proposals.Proposals;
import labra.proposals.Proposed;
import labra.web.Caller;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The versions of an offence on a line of time, what differs between two of them, and the proposal of the next.
@Path("/admin/precios/infracciones/{id}")
@PermissionsAllowed(Right.SEE_LAW)
@RunOnVirtualThread
public class VersionPages {
    private final Database database;
    private final Proposals proposals;
    private final Caller caller;
    private final Frame frame;

    VersionPages(Database database, Proposals proposals, Caller caller, Frame frame) {
        this.database = database;
        this.proposals = proposals;
        this.caller = caller;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "prices")
    static class Templates {
        static native TemplateInstance versions(Frame frame, VersionRows.Offence offence, List<VersionRow> versions);

        static native TemplateInstance version(
                Frame frame, VersionRows.Offence offence, Form form, List<String> valuations);

        static native TemplateInstance differences(
                Frame frame,
                VersionRows.Offence offence,
                VersionRow before,
                VersionRow after,
                List<Difference> differences);
    }

    @GET
    public Response versions(@PathParam("id") String id) {
        VersionRows.Offence offence = offence(id);
        return frame.page(Templates.versions(frame, offence, of(offence)));
    }

    /// A new version starts as the latest one was.
    @GET
    @Path("nueva")
    @PermissionsAllowed(Right.PROPOSE_LAW)
    public Response form(@PathParam("id") String id) {
        VersionRows.Offence offence = offence(id);
        Map<String, String> written = new HashMap<>();
        of(offence).stream()
                .findFirst()
                .ifPresent(latest -> latest.details().stream()
                        .filter(detail ->
                                !detail.key().equals("desde") && !detail.key().equals("hasta"))
                        .forEach(detail -> written.put(detail.key(), detail.written())));
        return frame.page(Templates.version(frame, offence, new Form(written), NewVersion.VALUATIONS));
    }

    @POST
    @Path("nueva")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.PROPOSE_LAW)
    public Response propose(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        VersionRows.Offence offence = offence(id);
        Form form = Form.sent(sent);
        try {
            form.set("codigo", offence.code());
            proposals.propose(PriceKinds.VERSIONS, form.fields(NewVersion.FORM_OF_ANY), caller.actor());
            return frame.redirect(offence.place(), "proposal-made");
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return frame.page(
                    refusal.problem() == Problem.INVALID_FIELDS ? 422 : 409,
                    Templates.version(frame, offence, form, NewVersion.VALUATIONS));
        }
    }

    @GET
    @Path("diferencias")
    public Response differences(
            @PathParam("id") String id, @RestQuery @Nullable String a, @RestQuery @Nullable String b) {
        VersionRows.Offence offence = offence(id);
        VersionRow before = version(offence, a);
        VersionRow after = version(offence, b);
        return frame.page(Templates.differences(
                frame, offence, before, after, Difference.between(before, after, frame.format())));
    }

    private VersionRow version(VersionRows.Offence offence, @Nullable String id) {
        long number = PathId.number(id == null ? "" : id);
        return database.read(VersionRows.class, rows -> rows.find(number))
                .filter(row -> row.offenceId() == offence.id())
                .orElseThrow(Problem.NOT_FOUND::refusal);
    }

    private VersionRows.Offence offence(String id) {
        long number = PathId.number(id);
        return database.read(VersionRows.class, rows -> rows.offence(number)).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    private List<VersionRow> of(VersionRows.Offence offence) {
        return database.read(VersionRows.class, rows -> rows.of(offence.id()));
    }

    /// A detail that two rows say differently.
    public record Difference(String key, String before, String after) {
        static List<Difference> between(Proposed one, Proposed other, Format format) {
            Map<String, String> before = new HashMap<>();
            one.details().forEach(detail -> before.put(detail.key(), detail.text(format)));
            return other.details().stream()
                    .map(detail ->
                            new Difference(detail.key(), before.getOrDefault(detail.key(), ""), detail.text(format)))
                    .filter(difference -> !difference.before().equals(difference.after()))
                    .toList();
        }
    }
}
