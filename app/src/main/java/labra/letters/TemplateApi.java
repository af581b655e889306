package labra.letters;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import labra.access.Right;
import labra.mail.Mail;
import labra.web.BadField;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.Problem;
import labra.web.Versions;
import org.jspecify.annotations.Nullable;

/// The words of the mails over HTTP, by language; `tipo` in the query tells which mail, the owner's unless given.
@Path("/avisos/plantilla/{idioma}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TemplateApi {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_BODY = 10_000;

    private final Templates templates;
    private final Caller caller;

    TemplateApi(Templates templates, Caller caller) {
        this.templates = templates;
        this.caller = caller;
    }

    /// A template on the wire; without `autor` they are the words that Labra ships.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Body(
            @JsonProperty("tipo") String purpose,
            @JsonProperty("idioma") String language,
            @JsonProperty("asunto") String subject,
            @JsonProperty("texto") String body,
            @JsonProperty("autor") @Nullable String author,
            @JsonProperty("modificado_en") @Nullable Instant createdAt,
            @JsonProperty("original") Words shipped,
            @JsonProperty("datos") List<String> placeholders) {}

    /// A subject and a text.
    public record Words(
            @JsonProperty("asunto") String subject,
            @JsonProperty("texto") String body) {}

    @GET
    @PermissionsAllowed(Right.SEE_TEMPLATES)
    public Response get(@PathParam("idioma") String idioma, UriInfo uri) {
        MailTemplate template = templates.current(purpose(uri), language(idioma));
        return Versions.ok(body(template), template.version());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Right.WRITE_TEMPLATES)
    public Response change(@PathParam("idioma") String idioma, UriInfo uri, HttpHeaders headers, byte[] body) {
        Purpose purpose = purpose(uri);
        Words words = words(JsonBody.fields(body));
        MailTemplate saved = templates.save(
                purpose, language(idioma), words.subject(), words.body(), Versions.expected(headers), caller.actor());
        return Versions.ok(body(saved), saved.version());
    }

    @POST
    @Path("vista_previa")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Right.SEE_TEMPLATES)
    public ShownMail preview(@PathParam("idioma") String idioma, UriInfo uri, byte[] body) {
        Purpose purpose = purpose(uri);
        Words words = words(JsonBody.fields(body));
        Mail mail = templates.preview(purpose, language(idioma), words.subject(), words.body());
        return ShownMail.of(mail, false);
    }

    public static Words words(Fields fields) {
        Field<String> subject = fields.required("asunto", Fields.name(LONGEST_SUBJECT));
        Field<String> text = fields.required("texto", Fields.filledText(LONGEST_BODY));
        fields.check();
        return new Words(subject.get(), text.get());
    }

    private static Body body(MailTemplate template) {
        MailTemplate shipped = MailTemplate.shipped(template.purpose(), template.language());
        return new Body(
                template.purpose().wireName(),
                template.language().code(),
                template.subject(),
                template.body(),
                template.author(),
                template.createdAt(),
                new Words(shipped.subject(), shipped.body()),
                Arrays.stream(Placeholder.values()).map(Placeholder::wireName).toList());
    }

    private static Purpose purpose(UriInfo uri) {
        Fields query = Fields.ofQuery(uri.getQueryParameters());
        Field<Purpose> purpose = query.optional("tipo", Fields.choice(Purpose.class, Purpose::wireName));
        query.check();
        Purpose chosen = purpose.orNull();
        return chosen == null ? Purpose.FINE : chosen;
    }

    private static Language language(String code) {
        try {
            return Fields.choice(Language.class, Language::code).read(TextNode.valueOf(code));
        } catch (BadField unknown) {
            throw Problem.NOT_FOUND.refusal();
        }
    }
}
