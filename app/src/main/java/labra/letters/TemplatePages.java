package labra.letters;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import labra.access.Right;
import labra.pages.Form;
import labra.pages.Frame;
import labra.registers.Inputs;
import labra.web.Caller;
import labra.web.Problem;
import labra.web.Refusal;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The words of the mails as administrators change them: written, kept, taken back.
@Path("/admin/avisos/plantillas")
@PermissionsAllowed(Right.WRITE_TEMPLATES)
@RunOnVirtualThread
public class TemplatePages {
    private static final int PAST = 20;
    public static final Map<String, Form.Kind> FIELDS =
            new Inputs().text("asunto", "texto").all();

    private final Templates templates;
    private final Caller caller;
    private final Frame frame;

    TemplatePages(Templates templates, Caller caller, Frame frame) {
        this.templates = templates;
        this.caller = caller;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "letters")
    static class Views {
        static native TemplateInstance templates(Frame frame, List<MailTemplate> templates);

        static native TemplateInstance template(
                Frame frame, Form form, MailTemplate template, List<MailTemplate> past, List<Name> names);

        static native TemplateInstance restoration(Frame frame, MailTemplate template, MailTemplate shipped);
    }

    /// What the words may name: bare, and as they write it.
    public record Name(String name, String braced) {}

    @GET
    public Response list() {
        List<MailTemplate> all = Stream.of(Purpose.values())
                .flatMap(purpose -> Stream.of(Language.values()).map(language -> templates.current(purpose, language)))
                .toList();
        return frame.page(Views.templates(frame, all));
    }

    /// The words to change: those that count, or with `version` some that did.
    @GET
    @Path("{tipo}/{idioma}")
    public Response edit(
            @PathParam("tipo") String tipo, @PathParam("idioma") String idioma, @RestQuery @Nullable String version) {
        MailTemplate current = templates.current(tipo, idioma);
        MailTemplate shown = past(current).stream()
                .filter(one -> Integer.toString(one.version()).equals(version))
                .findFirst()
                .orElse(current);
        Form form = new Form(Map.of("asunto", shown.subject(), "texto", shown.body()));
        form.version(current.version());
        return page(200, current, form);
    }

    @POST
    @Path("{tipo}/{idioma}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("tipo") String tipo, @PathParam("idioma") String idioma, MultivaluedMap<String, String> sent) {
        MailTemplate current = templates.current(tipo, idioma);
        Form form = Form.sent(sent);
        try {
            TemplateApi.Words words = TemplateApi.words(form.fields(FIELDS));
            templates.save(
                    current.purpose(),
                    current.language(),
                    words.subject(),
                    words.body(),
                    form.version(),
                    caller.actor());
            return frame.redirect(current.place(), "template-saved");
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return page(refusal.problem() == Problem.INVALID_FIELDS ? 422 : 409, current, form);
        }
    }

    @GET
    @Path("{tipo}/{idioma}/original")
    public Response confirmRestoring(@PathParam("tipo") String tipo, @PathParam("idioma") String idioma) {
        MailTemplate current = templates.current(tipo, idioma);
        return frame.page(
                Views.restoration(frame, current, MailTemplate.shipped(current.purpose(), current.language())));
    }

    @POST
    @Path("{tipo}/{idioma}/original")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restore(
            @PathParam("tipo") String tipo, @PathParam("idioma") String idioma, MultivaluedMap<String, String> sent) {
        MailTemplate current = templates.current(tipo, idioma);
        Form form = Form.sent(sent);
        try {
            templates.restore(current.purpose(), current.language(), form.version(), caller.actor());
            return frame.redirect(current.place(), "template-restored");
        } catch (Refusal refusal) {
            return frame.redirect(current.place(), "refused", refusal.message(frame.locale()));
        }
    }

    private Response page(int status, MailTemplate current, Form form) {
        List<Name> names = Arrays.stream(Placeholder.values())
                .map(name -> new Name(name.wireName(), "{" + name.wireName() + "}"))
                .toList();
        return frame.page(status, Views.template(frame, form, current, past(current), names));
    }

    private List<MailTemplate> past(MailTemplate template) {
        return templates.past(template.purpose(), template.language(), PAST);
    }
}
