package labra.prices;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Map;
import labra.access.Right;
import labra.law.UnloadedYear;
import labra.pages.Form;
import labra.pages.Frame;
import labra.web.Day;
import labra.web.Field;
import labra.web.Fields;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// What a fine would owe on a day, with everything that counts: the version, the unit's value, the rule, their sources.
@Path(PriceQuery.PAGE)
@PermissionsAllowed(Right.SEE_LAW)
@RunOnVirtualThread
public class OwedPages {
    private static final Map<String, Form.Kind> FORM = Map.of(
            "infraccion", Form.Kind.TEXT,
            "cometida", Form.Kind.DAY,
            "labrada", Form.Kind.DAY,
            "notificada", Form.Kind.DAY,
            "dia", Form.Kind.DAY);

    private final Prices prices;
    private final Frame frame;

    OwedPages(Prices prices, Frame frame) {
        this.prices = prices;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "prices")
    static class Templates {
        static native TemplateInstance owed(
                Frame frame, Form form, @Nullable Owed owed, @Nullable Reasons reasons, OwedText text);
    }

    /// Everything that an amount comes from.
    public record Reasons(
            Owed.Charge charge,
            Owed.@Nullable Reduction reduction,
            @Nullable LocalDate lastDay,
            @Nullable UnloadedYear missing) {
        static @Nullable Reasons of(@Nullable Owed owed) {
            return owed instanceof Owed.Charge charge
                    ? new Reasons(
                            charge,
                            charge.reduction().orElse(null),
                            charge.reduction().flatMap(Owed.Reduction::lastDay).orElse(null),
                            charge.missing().orElse(null))
                    : null;
        }
    }

    @GET
    public Response owed(UriInfo uri) {
        MultivaluedMap<String, String> asked = uri.getQueryParameters();
        Fields.ofPage(asked).knowing(FORM.keySet()).check();
        Form form = Form.sent(asked);
        if (asked.isEmpty()) {
            form.set("dia", prices.today().toString());
            return page(200, form, null);
        }
        try {
            return page(200, form, prices.owed(question(form.fields(FORM))));
        } catch (Refusal refusal) {
            form.refuse(refusal, frame.locale(), null);
            return page(422, form, null);
        }
    }

    /// Where the day of the act is not given, it is the day of the fact.
    private static PriceQuery question(Fields fields) {
        Field<String> offence = fields.required("infraccion", Fields.name(40));
        Field<LocalDate> committed = fields.required("cometida", Day::read);
        Field<LocalDate> issued = fields.optional("labrada", Day::read);
        Field<LocalDate> notified = fields.optional("notificada", Day::read);
        Field<LocalDate> day = fields.required("dia", Day::read);
        fields.check();
        LocalDate issuedOn = issued.orNull();
        return new PriceQuery(
                offence.get(),
                committed.get(),
                issuedOn == null ? committed.get() : issuedOn,
                notified.orNull(),
                null,
                day.get());
    }

    private Response page(int status, Form form, @Nullable Owed owed) {
        return frame.page(status, Templates.owed(frame, form, owed, Reasons.of(owed), new OwedText(frame.format())));
    }
}
