package labra.privacy;

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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import labra.access.BulkReads;
import labra.access.ProofWanted;
import labra.access.Right;
import labra.access.Rights;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.PendingWork;
import labra.people.NewPerson;
import labra.people.People;
import labra.people.Person;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What is asked about people's data, and who decides.
@Path("/admin/datos")
@RunOnVirtualThread
public class PrivacyPages {
    private static final String PLACE = "/admin/datos";
    private static final int LONGEST_REASON = 500;
    private static final int MOST_DUE = 50;

    private final Database database;
    private final PrivacyRequests requests;
    private final Caller caller;
    private final Frame frame;
    private final Rights rights;
    private final BulkReads bulkReads;

    PrivacyPages(
            Database database,
            PrivacyRequests requests,
            Caller caller,
            Frame frame,
            Rights rights,
            BulkReads bulkReads) {
        this.database = database;
        this.requests = requests;
        this.caller = caller;
        this.frame = frame;
        this.rights = rights;
        this.bulkReads = bulkReads;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(65, PLACE, "privacy", "report", Right.ASK_PRIVACY);
    }

    @Produces
    static PendingWork work() {
        return new PendingWork(
                45,
                PLACE,
                "panel-privacy",
                Right.ASK_PRIVACY,
                Right.DECIDE_PRIVACY,
                handle -> handle.attach(PrivacyRows.class).countWaiting());
    }

    @CheckedTemplate(basePath = "privacy")
    static class Templates {
        static native TemplateInstance list(
                Frame frame, List<PrivacyRows.Row> waiting, List<PrivacyRows.Row> decided, Over over);

        static native TemplateInstance person(Frame frame, Person person, List<PrivacyRows.Row> requests, Form form);

        static native TemplateInstance deleted(Frame frame, long number, List<PrivacyRows.Row> requests);

        static native TemplateInstance sure(Frame frame, PrivacyRows.Row row);
    }

    /// Those whose time is over, and after whom to look on, where there may be more.
    public record Over(
            List<PrivacyRows.Due> people, @Nullable Long next) {
        static Over of(PrivacyRows rows, OffsetDateTime since, @Nullable Long after) {
            List<PrivacyRows.Due> due = rows.due(since, after);
            Long next = due.size() == MOST_DUE
                    ? Long.valueOf(due.getLast().id())
                    : rows.lastLookedAt(since, after).orElse(null);
            return new Over(due, next);
        }
    }

    /// `desde` goes on with those whose time is over, `numero` leads to the person of that number.
    @GET
    @PermissionsAllowed(Right.ASK_PRIVACY)
    public Response list(@RestQuery("desde") @Nullable String last, @RestQuery("numero") @Nullable String number) {
        if (number != null) {
            return frame.redirect(PLACE + "/" + PathId.number(number.strip()));
        }
        Long after = last == null ? null : Long.valueOf(PathId.number(last));
        Asked asked = database.read(
                PrivacyRows.class,
                rows -> new Asked(rows.waiting(), rows.decided(), Over.of(rows, requests.over(), after)));
        bulkReads.people(
                rights.reader(),
                asked.waiting().size()
                        + asked.decided().size()
                        + asked.over().people().size());
        return frame.page(Templates.list(frame, asked.waiting(), asked.decided(), asked.over()));
    }

    private record Asked(List<PrivacyRows.Row> waiting, List<PrivacyRows.Row> decided, Over over) {}

    @GET
    @Path("{id}")
    @PermissionsAllowed(Right.ASK_PRIVACY)
    public Response person(@PathParam("id") String id) {
        bulkReads.people(rights.reader(), 1);
        if (isDeleted(id)) {
            long number = PathId.number(id);
            return frame.page(
                    Templates.deleted(frame, number, database.read(PrivacyRows.class, rows -> rows.of(number))));
        }
        Person person = found(id);
        Form form = new Form(Map.of("nombre", person.name(), "correo_electronico", person.email()));
        return page(200, person, form);
    }

    /// Of whom the trail tells still; that is the administrators' alone.
    private boolean isDeleted(String id) {
        long number = PathId.number(id);
        return frame.may(Right.DECIDE_PRIVACY)
                && database.read(People.class, people -> people.find(number)).isEmpty()
                && database.read(
                        PrivacyRows.class,
                        rows -> rows.wasDeleted(number) || !rows.of(number).isEmpty());
    }

    @POST
    @Path("{id}/corregir")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.ASK_PRIVACY)
    public Response correct(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        return ask(id, Form.sent(sent), true);
    }

    @POST
    @Path("{id}/suprimir")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.ASK_PRIVACY)
    public Response anonymise(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        return ask(id, Form.sent(sent), false);
    }

    private Response ask(String id, Form form, boolean correction) {
        if (!correction && isDeleted(id)) {
            return askOfDeleted(PathId.number(id), form);
        }
        Person person = found(id);
        try {
            NewPerson to = correction ? NewPerson.from(form.fields(NewPerson.INPUTS.all())) : null;
            requests.ask(person.id(), to, reason(form), caller.actor());
            return frame.redirect(PLACE + "/" + person.id(), "privacy-asked");
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            if (!correction) {
                form.set("nombre", person.name());
                form.set("correo_electronico", person.email());
            }
            return page(refusal.errors().isEmpty() ? refusal.problem().status() : 422, person, form);
        }
    }

    private Response askOfDeleted(long number, Form form) {
        String place = PLACE + "/" + number;
        try {
            requests.ask(number, null, reason(form), caller.actor());
            return frame.redirect(place, "privacy-asked");
        } catch (Refusal refusal) {
            return frame.redirect(place, "refused", refusal.message(frame.locale()));
        }
    }

    private static String reason(Form form) {
        Fields fields = form.fields(Map.of("motivo", Form.Kind.TEXT));
        Field<String> reason = fields.required("motivo", Fields.filledText(LONGEST_REASON));
        fields.check();
        return reason.get();
    }

    /// What cannot be undone is asked once more.
    @POST
    @Path("pedidos/{id}/confirmar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.DECIDE_PRIVACY)
    @ProofWanted
    public Response confirm(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        PrivacyRows.Row row = request(id);
        return Form.sent(sent).is("seguro", "si") ? decide(row, true) : frame.page(Templates.sure(frame, row));
    }

    @POST
    @Path("pedidos/{id}/rechazar")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.ASK_PRIVACY)
    public Response refuse(@PathParam("id") String id) {
        PrivacyRows.Row row = request(id);
        if (row.askedBy() != frame.bearer().id() && !frame.may(Right.DECIDE_PRIVACY)) {
            throw Problem.FORBIDDEN.refusal();
        }
        return decide(row, false);
    }

    private Response decide(PrivacyRows.Row row, boolean confirmed) {
        try {
            requests.decide(row.id(), confirmed, caller.actor());
            return frame.redirect(PLACE, confirmed ? row.kind().key() + "-done" : "privacy-refused");
        } catch (Refusal refusal) {
            return frame.redirect(PLACE, "refused", refusal.message(frame.locale()));
        }
    }

    private Response page(int status, Person person, Form form) {
        return frame.page(
                status,
                Templates.person(frame, person, database.read(PrivacyRows.class, rows -> rows.of(person.id())), form));
    }

    private Person found(String id) {
        long number = PathId.number(id);
        return database.read(People.class, people -> people.find(number)).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    private PrivacyRows.Row request(String id) {
        long number = PathId.number(id);
        return database.read(PrivacyRows.class, rows -> rows.find(number)).orElseThrow(Problem.NOT_FOUND::refusal);
    }
}
