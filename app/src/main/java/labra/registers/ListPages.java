package labra.registers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import labra.access.BulkReads;
import labra.access.Rights;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.LocalPath;
import labra.pages.Query;
import labra.web.Caller;
import labra.web.Problem;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// The list of every register, its files, and what is done to many records at once.
@Path(Registers.PATH)
@RunOnVirtualThread
public class ListPages {
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_OF_ALL = 5_000;

    private final Registers registers;
    private final Rights rights;
    private final BulkReads bulkReads;
    private final Frame frame;
    private final Export export;
    private final Caller caller;

    ListPages(Registers registers, Rights rights, BulkReads bulkReads, Frame frame, Export export, Caller caller) {
        this.registers = registers;
        this.rights = rights;
        this.bulkReads = bulkReads;
        this.frame = frame;
        this.export = export;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance list(Frame frame, Listed listed, @Nullable String activity);

        static native TemplateInstance table(Frame frame, Listed listed);

        static native TemplateInstance total(Frame frame, ListTotal total);

        static native TemplateInstance bulk(Frame frame, String path, String back, BulkChoice choice);
    }

    /// What is to be done to which records; `everything` is all that the filters mean, and `seen` tells them from
    /// others.
    public record BulkChoice(BulkAction action, List<String> ids, boolean everything, String seen) {}

    @GET
    public Response list(@PathParam("register") String path, UriInfo uri) {
        Register<?, ?> register = registers.named(path, "see");
        Query query = Query.of(uri.getPath(), uri.getQueryParameters());
        Listed listed = registers.list(
                register,
                query,
                Listed.Rights.of(register, rights),
                frame.locale(),
                frame.bearer().id());
        register.noteRead(bulkReads, rights.reader(), listed.rows().size());
        return frame.page(frame.partial() ? Templates.table(frame, listed) : register.listPage(frame, listed));
    }

    /// How many rows the list has in all, a part of its page that comes after it.
    @GET
    @Path("total")
    public Response total(@PathParam("register") String path, UriInfo uri) {
        Register<?, ?> register = registers.named(path, "see");
        Query query = Query.of(uri.getPath(), uri.getQueryParameters()).atStart();
        return frame.page(Templates.total(frame, registers.total(register, query)));
    }

    @GET
    @Path("exportar")
    public Response export(@PathParam("register") String path, UriInfo uri) {
        Register<?, ?> register = registers.named(path, "export");
        return export.of(register, Query.of(uri.getPath(), uri.getQueryParameters()), frame.format(), rights.reader());
    }

    @POST
    @Authenticated
    @Path("lote")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response bulk(@PathParam("register") String path, MultivaluedMap<String, String> sent) {
        Register<?, ?> register = registers.named(path);
        rights.need(register.bulkRight());
        Form form = Form.sent(sent);
        BulkAction action = register.bulkActions().stream()
                .filter(offered -> form.is("accion", offered.name()))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::refusal);
        String back = form.value("volver").isEmpty() ? register.place() : LocalPath.of(form.value("volver"));
        boolean everything = form.is("todas", "si");
        int most = everything ? MOST_OF_ALL : MOST_AT_ONCE;
        List<String> ids = everything
                ? registers.meant(register, Query.parse(back), most + 1)
                : sent.getOrDefault("id", List.of());
        if (ids.isEmpty() || ids.size() > most) {
            return frame.redirect(back, everything ? "bulk-too-many" : "bulk-none", most);
        }
        String seen = everything ? seen(ids) : "si";
        if (form.is("seguro", seen)) {
            return done(action, ids, back);
        }
        return action.dangerous() || everything
                ? frame.page(
                        Templates.bulk(frame, register.place(), back, new BulkChoice(action, ids, everything, seen)))
                : done(action, ids, back);
    }

    /// Which records somebody agreed to, so that nothing is done to others that came meanwhile.
    private static String seen(List<String> ids) {
        return ids.size() + "-" + Integer.toHexString(ids.hashCode());
    }

    private Response done(BulkAction action, List<String> ids, String back) {
        int done = 0;
        String refused = "";
        for (String id : ids) {
            try {
                action.work().on(id, caller.actor());
                done++;
            } catch (Refusal refusal) {
                refused = refusal.message(frame.locale());
            }
        }
        return refused.isEmpty()
                ? frame.redirect(back, "bulk-done", done)
                : frame.redirect(back, "bulk-partly", done, ids.size() - done, refused);
    }
}
