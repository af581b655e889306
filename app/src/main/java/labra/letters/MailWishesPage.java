package labra.letters;

import io.quarkus.arc.All;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import labra.access.limits.RateLimits;
import labra.edge.BodyLimit;
import labra.letters.MailWishes.Wish;
import labra.platform.Actor;
import labra.platform.TownSettings;
import labra.web.Caller;
import labra.web.Messages;
import org.jspecify.annotations.Nullable;

/// Where a recipient changes language and wishes by the link of a mail, without signing in. Looking changes nothing;
/// mail programs object for their user by one POST (RFC 8058).
@Path(Links.PATH)
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
@BodyLimit(BodyLimit.FORM)
public class MailWishesPage {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Map<NoticeRole, MailWishes> wishes;
    private final Links links;
    private final RateLimits limits;
    private final Caller caller;
    private final TownSettings town;

    MailWishesPage(@All List<MailWishes> wishes, Links links, RateLimits limits, Caller caller, TownSettings town) {
        this.wishes = wishes.stream().collect(Collectors.toMap(MailWishes::role, Function.identity()));
        this.links = links;
        this.limits = limits;
        this.caller = caller;
        this.town = town;
    }

    private record Opened(Links.Claim claim, Wish wish) {}

    @GET
    public Response show(
            @QueryParam("t") @Nullable String token,
            @QueryParam("guardado") @Nullable String saved,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        limits.reportRequest(caller.address());
        return open(token)
                .map(opened -> page(200, form(opened, String.valueOf(token), saved != null)))
                .orElseGet(() -> invalid(accepted));
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response change(
            @QueryParam("t") @Nullable String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            MultivaluedMap<String, String> sent) {
        limits.reportRequest(caller.address());
        Optional<Opened> opened = open(token);
        if (opened.isEmpty()) {
            return invalid(accepted);
        }
        String oneClick = sent.getFirst("List-Unsubscribe");
        String language = sent.getFirst("idioma");
        Wish before = opened.get().wish();
        String chosen =
                language == null ? before.language() : Language.coded(language).code();
        keep(
                opened.get().claim(),
                new Wish(before.email(), chosen, oneClick == null && "si".equals(sent.getFirst("recibir"))));
        return oneClick == null
                ? Response.status(303)
                        .header(HttpHeaders.LOCATION, Links.PATH + "?guardado=si&t=" + token)
                        .build()
                : Response.noContent().build();
    }

    private Optional<Opened> open(@Nullable String token) {
        return Optional.ofNullable(token)
                .flatMap(links::claim)
                .flatMap(claim -> wish(claim)
                        .filter(wish -> links.isSignedFor(claim, wish.email()))
                        .map(wish -> new Opened(claim, wish)));
    }

    private Optional<Wish> wish(Links.Claim claim) {
        return of(claim).find(claim.id());
    }

    private void keep(Links.Claim claim, Wish wish) {
        String name = claim.role().name().toLowerCase(Locale.ROOT) + ":" + claim.id();
        of(claim).keep(claim.id(), wish, new Actor(name, caller.address()));
    }

    private MailWishes of(Links.Claim claim) {
        return Objects.requireNonNull(wishes.get(claim.role()));
    }

    private MailWishesForm form(Opened opened, String token, boolean saved) {
        Wish wish = opened.wish();
        boolean person = opened.claim().role() == NoticeRole.OWNER;
        return new MailWishesForm(Language.coded(wish.language()), town.name(), token, wish, person, saved);
    }

    private Response invalid(@Nullable String accepted) {
        Language language = Language.coded(Messages.preferred(accepted).getLanguage());
        return page(404, new MailWishesForm(language, town.name(), "", null, false, false));
    }

    private static Response page(int status, MailWishesForm form) {
        TemplateInstance page = Layout.preferences(form);
        return Response.status(status)
                .entity(page.render())
                .header(HttpHeaders.CACHE_CONTROL, "no-store, private")
                .header(HttpHeaders.CONTENT_LANGUAGE, form.language().code())
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", POLICY)
                .build();
    }
}
