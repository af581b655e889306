package labra.rulebook;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import labra.access.Right;
import labra.access.Role;
import labra.law.Effect;
import labra.law.Jurisdiction;
import labra.law.Milestone;
import labra.law.Term;
import labra.law.Word;
import labra.pages.Form;
import labra.pages.Frame;
import labra.pages.MenuEntry;
import labra.pages.UsualAct;
import labra.platform.Database;
import labra.platform.Settings;
import labra.proposals.Proposals;
import labra.web.Caller;
import labra.web.Problem;
import labra.web.Refusal;

/// The rules that the town's fines live under, each code on a line of time, and the proposal of the next.
@Path("/admin/reglas")
@PermissionsAllowed(Right.SEE_LAW)
@RunOnVirtualThread
public class RulePages {
    private static final String PLACE = "/admin/reglas";

    private final Database database;
    private final Proposals proposals;
    private final Settings settings;
    private final Caller caller;
    private final Frame frame;

    RulePages(Database database, Proposals proposals, Settings settings, Caller caller, Frame frame) {
        this.database = database;
        this.proposals = proposals;
        this.settings = settings;
        this.caller = caller;
        this.frame = frame;
    }

    @Produces
    static MenuEntry menu() {
        return new MenuEntry(94, PLACE, "rules", "history", Right.SEE_LAW);
    }

    @Produces
    static UsualAct reading() {
        return new UsualAct(60, PLACE, "act-rules", "history", Set.of(Role.SUPERVISOR, Role.AUDITOR));
    }

    @CheckedTemplate(basePath = "rulebook")
    static class Templates {
        static native TemplateInstance rules(Frame frame, String jurisdiction, List<RuleRow> rules);

        static native TemplateInstance rule(Frame frame, Form form, Choices choices);
    }

    /// The closed lists of words that a rule is made of.
    public record Choices(
            List<String> decides,
            List<String> milestones,
            List<String> units,
            List<String> rolls,
            List<String> effects) {
        static final Choices ALL = new Choices(
                Stream.of(NewRule.Decides.values()).map(NewRule.Decides::word).toList(),
                words(Milestone.values()),
                words(Term.Unit.values()),
                words(Term.Roll.values()),
                words(Effect.values()));

        private static List<String> words(Word... terms) {
            return Stream.of(terms).map(Word::word).toList();
        }
    }

    @GET
    public Response rules() {
        Jurisdiction jurisdiction = new Jurisdiction(settings.law().jurisdiction());
        return frame.page(Templates.rules(
                frame,
                jurisdiction.code(),
                database.read(RuleRows.class, rows -> rows.approved(Rulebook.around(jurisdiction)))));
    }

    @GET
    @Path("nueva")
    @PermissionsAllowed(Right.PROPOSE_LAW)
    public Response form() {
        Form form = new Form(Map.of("jurisdiccion", settings.law().jurisdiction()));
        return frame.page(Templates.rule(frame, form, Choices.ALL));
    }

    @POST
    @Path("nueva")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Right.PROPOSE_LAW)
    public Response propose(MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        try {
            proposals.propose(RuleKind.RULES, form.fields(NewRule.FORM), caller.actor());
            return frame.redirect(PLACE, "proposal-made");
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return frame.page(
                    refusal.problem() == Problem.INVALID_FIELDS ? 422 : 409, Templates.rule(frame, form, Choices.ALL));
        }
    }
}
