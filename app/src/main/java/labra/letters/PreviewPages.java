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
import java.util.List;
import labra.access.Right;
import labra.mail.Mail;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.Words;
import labra.web.Refusal;

/// The mail that some words make, or why they make none, drawn in a frame of the page where they are written.
@Path("/admin/avisos/plantillas/{tipo}/{idioma}/vista-previa")
@PermissionsAllowed(Right.WRITE_TEMPLATES)
@RunOnVirtualThread
public class PreviewPages {
    private final Templates templates;
    private final Frame frame;

    PreviewPages(Templates templates, Frame frame) {
        this.templates = templates;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "letters")
    static class Views {
        static native TemplateInstance broken(Frame frame, List<String> problems);
    }

    @GET
    public Response preview(@PathParam("tipo") String tipo, @PathParam("idioma") String idioma) {
        MailTemplate current = templates.current(tipo, idioma);
        return preview(current, current.subject(), current.body());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response preview(
            @PathParam("tipo") String tipo, @PathParam("idioma") String idioma, MultivaluedMap<String, String> sent) {
        MailTemplate current = templates.current(tipo, idioma);
        Form form = Form.sent(sent);
        try {
            TemplateApi.Words words = TemplateApi.words(form.fields(TemplatePages.FIELDS));
            return preview(current, words.subject(), words.body());
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            List<String> problems = form.errors().stream()
                    .map(error -> frame.word(Words.factKey(error.getKey())) + ": " + error.getValue())
                    .toList();
            return framed(
                    422, Views.broken(frame, problems).setLocale(frame.locale()).render());
        }
    }

    private Response preview(MailTemplate template, String subject, String body) {
        Mail mail = templates.preview(template.purpose(), template.language(), subject, body);
        return framed(200, mail.html());
    }

    private static Response framed(int status, String html) {
        return Response.status(status)
                .entity(html)
                .type(new MediaType("text", "html", "UTF-8"))
                .header("Content-Security-Policy", ShownMail.POLICY)
                .build();
    }
}
