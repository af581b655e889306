package labra.fines.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import labra.access.Right;
import labra.access.Rights;
import labra.fines.Fines;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.LocalPath;
import labra.pages.Query;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// What is asked before something is done to many fines: to how many, what they lack, with which values and why.
@Path("/admin/multas/lote")
@RunOnVirtualThread
public class BulkPages {
    private static final int MOST_PICKED = 500;
    private static final int MOST = 20_000;
    private static final Map<String, Form.Kind> KINDS = Map.of(
            "motivo", Form.Kind.TEXT,
            "cuenta", Form.Kind.NUMBER,
            "infraccion", Form.Kind.TEXT,
            "lugar", Form.Kind.TEXT);

    private final Database database;
    private final FineRegister register;
    private final BulkRuns runs;
    private final Rights rights;
    private final Caller caller;
    private final Frame frame;

    BulkPages(Database database, FineRegister register, BulkRuns runs, Rights rights, Caller caller, Frame frame) {
        this.database = database;
        this.register = register;
        this.runs = runs;
        this.rights = rights;
        this.caller = caller;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "fines")
    static class Templates {
        static native TemplateInstance bulk(Frame frame, Form form, Meant meant, Told told);
    }

    /// The fines that are meant: picked, or all that the filters of `back` find. `seen` tells all from others that
    /// come meanwhile.
    public record Meant(Bulk.Action action, List<UUID> ids, boolean everything, String back) {
        public String seen() {
            return everything ? ids.size() + "-" + Integer.toHexString(ids.hashCode()) : "si";
        }
    }

    /// Something that so many of them do not say, by the name of its field.
    public record Lack(String field, long many) {}

    /// How many of them it can be done to, what those lack, and who can take them.
    public record Told(long fit, List<Lack> lacks, List<Bulks.Member> staff) {}

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.WRITE_FINES)
    public Response ask(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        Bulk.Action action = Stream.of(Bulk.Action.values())
                .filter(known -> form.is("accion", known.wireName()))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::refusal);
        rights.need(action.right());
        Meant meant = meant(action, form, sent.getOrDefault("id", List.of()));
        int most = meant.everything() ? MOST : MOST_PICKED;
        if (meant.ids().isEmpty() || meant.ids().size() > most) {
            return frame.redirect(meant.back(), meant.everything() ? "bulk-too-many" : "bulk-none", most);
        }
        Told told = told(meant);
        if (!form.is("seguro", meant.seen())) {
            return frame.page(Templates.bulk(frame, form, meant, told));
        }
        try {
            register.complete(form);
            return begun(meant, wanted(action, form, told.staff()));
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return frame.page(422, Templates.bulk(frame, form, meant, told));
        }
    }

    private Meant meant(Bulk.Action action, Form form, List<String> picked) {
        String asked = form.value("volver");
        String back = asked.isEmpty() ? register.place() : LocalPath.of(asked);
        boolean everything = form.is("todas", "si");
        List<UUID> ids = everything
                ? register.meant(Query.parse(back), MOST + 1)
                : picked.stream().map(PathId::uuid).distinct().toList();
        return new Meant(action, ids, everything, back);
    }

    private Told told(Meant meant) {
        UUID[] ids = meant.ids().toArray(UUID[]::new);
        return database.read(handle -> {
            Bulks bulks = handle.attach(Bulks.class);
            Bulks.Open open = bulks.open(ids);
            return switch (meant.action()) {
                case VALIDATE ->
                    new Told(open.issued(), lacks(handle.attach(Fines.class).incomplete(ids)), List.of());
                case ASSIGN -> new Told(open.issued() + open.observed(), List.of(), bulks.staff());
                case CORRECT -> new Told(open.issued(), List.of(), List.of());
            };
        });
    }

    private static List<Lack> lacks(Fines.Incomplete incomplete) {
        return Stream.of(
                        new Lack("infraccion", incomplete.offence()),
                        new Lack("lugar", incomplete.place()),
                        new Lack("comentarios", incomplete.comments()))
                .filter(lack -> lack.many() > 0)
                .toList();
    }

    private Bulk.Wanted wanted(Bulk.Action action, Form form, List<Bulks.Member> staff) {
        Fields fields = form.fields(KINDS);
        Field<String> reason = fields.required("motivo", Fields.filledText(500));
        Bulk.Wanted wanted = switch (action) {
            case VALIDATE -> new Bulk.Wanted(action, "", form.is("incompletas", "true"), null, null, null);
            case ASSIGN -> new Bulk.Wanted(action, "", false, assignee(fields, staff), null, null);
            case CORRECT -> {
                String offence = offence(fields);
                Field<String> place = fields.optional("lugar", Fields.name(300));
                if (!fields.has("infraccion") && !fields.has("lugar")) {
                    fields.reject(new FieldError("infraccion", "field.required"));
                }
                yield new Bulk.Wanted(action, "", false, null, offence, place.orNull());
            }
        };
        fields.check();
        return wanted.because(reason.get());
    }

    private static @Nullable Long assignee(Fields fields, List<Bulks.Member> staff) {
        Field<Long> account = fields.required("cuenta", Fields::id);
        Long chosen = account.orNull();
        if (chosen != null && !staff.stream().map(Bulks.Member::id).toList().contains(chosen)) {
            fields.reject(new FieldError("cuenta", "field.unknown"));
        }
        return chosen;
    }

    private @Nullable String offence(Fields fields) {
        String code = fields.optional("infraccion", Fields.name(40)).orNull();
        if (code != null && !database.read(Fines.class, fines -> fines.isKnownOffence(code))) {
            fields.reject(new FieldError("infraccion", "field.unknown"));
        }
        return code;
    }

    private Response begun(Meant meant, Bulk.Wanted wanted) {
        long id = runs.begin(wanted, meant.ids(), caller.actor());
        return frame.redirect(Bulk.PLACE + "/" + id);
    }
}
