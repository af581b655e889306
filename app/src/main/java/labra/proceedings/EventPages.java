package labra.proceedings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.access.Right;
import labra.access.Rights;
import labra.law.Effect;
import labra.law.Milestone;
import labra.law.Rule;
import labra.life.RecordedEvent;
import labra.pages.Form;
import labra.pages.Frame;
import labra.web.Caller;
import labra.web.PathId;
import labra.web.Problem;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// The forms that tell what happened to a fine, or what the town does with it.
@Path("/admin/vida/{id}/registrar")
@PermissionsAllowed(Right.RECORD_FACTS)
@RunOnVirtualThread
public class EventPages {
    private static final Map<String, Form.Kind> FORM = Map.of(
            "tipo", Form.Kind.TEXT,
            "el", Form.Kind.DAY,
            "prueba", Form.Kind.TEXT,
            "a_favor", Form.Kind.FLAG,
            "unidades", Form.Kind.NUMBER,
            "hito", Form.Kind.TEXT,
            "regla", Form.Kind.TEXT);

    private final Proceedings proceedings;
    private final Caller caller;
    private final Rights rights;
    private final Frame frame;

    EventPages(Proceedings proceedings, Caller caller, Rights rights, Frame frame) {
        this.proceedings = proceedings;
        this.caller = caller;
        this.rights = rights;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "proceedings")
    static class Templates {
        static native TemplateInstance event(Frame frame, Form form, Asked asked);
    }

    /// Which event of which fine a form asks for, and the rules and milestones that it may name.
    public record Asked(UUID fine, Recordable kind, List<Rule> rules, List<Milestone> milestones) {}

    @GET
    public Response form(@PathParam("id") String id, @QueryParam("tipo") @Nullable String word) {
        Recordable kind = kind(word);
        Form form = new Form(Map.of("el", proceedings.today().toString(), "a_favor", "false"));
        return frame.page(Templates.event(frame, form, asked(PathId.uuid(id), kind)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response record(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        UUID fine = PathId.uuid(id);
        Recordable kind = kind(sent.getFirst("tipo"));
        Form form = Form.sent(sent);
        try {
            NewEvent told = NewEvent.from(form.fields(FORM), List.of(kind), proceedings.today());
            return told(fine, proceedings.tell(fine, told, caller.actor()));
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            int status = refusal.problem() == Problem.INVALID_FIELDS
                    ? 422
                    : refusal.problem().status();
            return frame.page(status, Templates.event(frame, form, asked(fine, kind)));
        }
    }

    private Response told(UUID fine, RecordedEvent recorded) {
        String place = LifePages.PLACE + "/" + fine;
        String why = recorded.reasons().stream()
                .map(reason -> frame.word("reason-" + reason.word()))
                .collect(Collectors.joining(" "));
        return switch (recorded.verdict()) {
            case ACCEPTED -> frame.redirect(place, "life-told");
            case NOTED -> frame.redirect(place, "life-noted", why);
            case REFUSED -> frame.redirect(place, "life-refused", why);
        };
    }

    private Recordable kind(@Nullable String word) {
        Recordable kind = Stream.of(Recordable.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::refusal);
        rights.need(kind.right());
        return kind;
    }

    /// Discounts come with their payment, and internal notices change nothing: neither is applied by hand.
    private Asked asked(UUID fine, Recordable kind) {
        List<Rule> rules = kind.takes(Recordable.Detail.RULE)
                ? proceedings.read(fine).rules().stream()
                        .filter(rule -> rule.effect() != Effect.DISCOUNT && rule.effect() != Effect.INTERNAL_NOTICE)
                        .toList()
                : List.of();
        return new Asked(fine, kind, rules, List.copyOf(NewEvent.NOTABLE));
    }
}
