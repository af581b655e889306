package labra.notices;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import labra.access.BulkReads;
import labra.access.Right;
import labra.access.Rights;
import labra.access.Role;
import labra.letters.ShownMail;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.PendingWork;
import labra.pages.Query;
import labra.pages.UsualAct;
import labra.registers.Inputs;
import labra.web.Caller;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;
import labra.web.lists.PageRequest;
import labra.web.lists.Window;
import org.jspecify.annotations.Nullable;

/// The notices as staff look at them: what was told to whom, what waits, what failed and is to be tried again.
@Path("/admin/avisos")
@PermissionsAllowed(Right.SEE_NOTICES)
@RunOnVirtualThread
public class NoticePages {
    private static final String PLACE = "/admin/avisos";

    private final Notices notices;
    private final Caller caller;
    private final Frame frame;
    private final Rights rights;
    private final BulkReads bulkReads;

    NoticePages(Notices notices, Caller caller, Frame frame, Rights rights, BulkReads bulkReads) {
        this.rights = rights;
        this.bulkReads = bulkReads;
        this.notices = notices;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(50, PLACE, "notices", "notice", Right.SEE_NOTICES);
    }

    @Produces
    static UsualAct reading() {
        return new UsualAct(50, PLACE, "act-notices", "notice", Set.of(Role.OPERATOR, Role.AUDITOR));
    }

    @Produces
    static PendingWork undelivered() {
        return new PendingWork(
                50,
                PLACE,
                "panel-undelivered",
                Right.SEE_NOTICES,
                Right.RETRY_NOTICES,
                handle -> handle.attach(NoticeRows.class).undelivered());
    }

    @Produces
    static PendingWork onTheirWay() {
        return new PendingWork(
                60,
                PLACE + "?estado=" + NoticeState.PENDING.wireName(),
                "panel-notices",
                Right.SEE_NOTICES,
                null,
                handle -> handle.attach(NoticeRows.class).onTheirWay());
    }

    @CheckedTemplate(basePath = "notices")
    static class Templates {
        static native TemplateInstance list(Frame frame, NoticeList view);

        static native TemplateInstance part(Frame frame, List<Notice> notices);

        static native TemplateInstance view(
                Frame frame, Notice notice, List<Notice.Attempt> attempts, @Nullable ShownMail mail);
    }

    @GET
    public Response list(UriInfo uri) {
        Query query = Query.of(PLACE, uri.getQueryParameters());
        Fields fields = query.fields();
        NoticeFilter filter = NoticeFilter.from(fields);
        PageRequest asked = Notices.pageRequest(fields);
        Window<Notice> window = notices.window(filter, query.backwards() ? asked.back() : asked);
        bulkReads.people(rights.reader(), window.items().size());
        NoticeState state = filter.state();
        return frame.page(Templates.list(
                frame,
                new NoticeList(
                        query,
                        window.items(),
                        notices.waiting(),
                        query.back(window.previous()),
                        query.on(window.next()),
                        frame.may(Right.RETRY_NOTICES) && state != null && state.isRetriable())));
    }

    /// The notices of one fine, as a part of its page.
    @GET
    @Path("de")
    public Response part(UriInfo uri) {
        Fields fields =
                Query.of(PLACE, uri.getQueryParameters()).with("limite", "20").fields();
        return frame.page(Templates.part(
                frame,
                notices.window(NoticeFilter.from(fields), Notices.pageRequest(fields))
                        .items()));
    }

    @GET
    @Path("{id}")
    public Response view(@PathParam("id") String id) {
        long number = PathId.number(id);
        Notice notice = notices.find(number).orElseThrow(Problem.NOT_FOUND::refusal);
        return frame.page(Templates.view(
                frame, notice, notices.attempts(number), notices.mail(number).orElse(null)));
    }

    @GET
    @Path("{id}/correo")
    public Response mail(@PathParam("id") String id) {
        ShownMail mail = notices.mail(PathId.number(id)).orElseThrow(Problem.NOT_FOUND::refusal);
        return Response.ok(mail.html())
                .type(new MediaType("text", "html", "UTF-8"))
                .header("Content-Security-Policy", ShownMail.POLICY)
                .build();
    }

    @POST
    @Path("{id}/reintentar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.RETRY_NOTICES)
    public Response retry(@PathParam("id") String id) {
        String place = PLACE + "/" + PathId.number(id);
        try {
            notices.retry(PathId.number(id), caller.actor());
            return frame.redirect(place, "notice-retried");
        } catch (Refusal refusal) {
            return frame.redirect(place, "refused", refusal.message(frame.locale()));
        }
    }

    /// Tries all again that the list's filters mean.
    @POST
    @Path("reintentar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.RETRY_NOTICES)
    public Response retryAll(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        Fields fields = form.fields(
                new Inputs().text("estado", "tipo", "multa_id", "persona_id").all());
        NoticeFilter filter = NoticeFilter.from(fields);
        fields.check();
        return frame.redirect(PLACE, "notices-retried", notices.retryAll(filter, caller.actor()));
    }
}
