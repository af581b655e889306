package labra.pages;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import labra.access.Bearer;
import labra.access.Passkeys;
import labra.access.Role;
import labra.platform.TownSettings;
import labra.web.Messages;
import org.jspecify.annotations.Nullable;

/// What surrounds every page: who reads it, in which language and theme, the menu, and what the last action said.
@RequestScoped
public class Frame {
    static final String LANGUAGE_COOKIE = "labra_idioma";
    static final String THEME_COOKIE = "labra_tema";

    private final SecurityIdentity identity;
    private final HttpServerRequest request;
    private final TownSettings town;
    private final Assets assets;
    private final Passkeys passkeys;
    private final Navigation navigation;
    private final Clock clock;

    Frame(
            SecurityIdentity identity,
            HttpServerRequest request,
            TownSettings town,
            Assets assets,
            Passkeys passkeys,
            Navigation navigation,
            Clock clock) {
        this.identity = identity;
        this.request = request;
        this.town = town;
        this.assets = assets;
        this.passkeys = passkeys;
        this.navigation = navigation;
        this.clock = clock;
    }

    public Locale locale() {
        String chosen = cookie(LANGUAGE_COOKIE);
        return Messages.preferred(chosen == null ? request.getHeader("Accept-Language") : chosen);
    }

    public String language() {
        return locale().getLanguage();
    }

    public String otherLanguage() {
        return language().equals("es") ? "en" : "es";
    }

    /// `light`, `dark`, or `auto`: as the reader's system has it.
    public String theme() {
        String chosen = cookie(THEME_COOKIE);
        return chosen != null && (chosen.equals("light") || chosen.equals("dark")) ? chosen : "auto";
    }

    public Format format() {
        return new Format(locale(), town.zone());
    }

    /// The town's zone, by its name.
    public String zone() {
        return town.zone().getId();
    }

    /// The periods that a list with filters by day offers.
    public List<Period> periods(Query query) {
        return Period.of(query, clock.instant().atZone(town.zone()).toLocalDate());
    }

    public String moment(Instant moment) {
        return format().moment(moment);
    }

    public String number(long number) {
        return format().number(number);
    }

    public String now() {
        return moment(clock.instant());
    }

    public String ago(Instant moment) {
        return format().ago(Duration.between(moment, clock.instant()));
    }

    public String word(String key, Object... arguments) {
        return Words.text(locale(), key, arguments);
    }

    public Assets assets() {
        return assets;
    }

    /// Where nothing answers, nobody has been asked who they are either.
    public boolean signedIn() {
        return BlockingOperationControl.isBlockingAllowed() && isStaff();
    }

    /// An officer's token opens no page, and one that is not valid is nobody's.
    private boolean isStaff() {
        try {
            return identity.getPrincipal() instanceof Bearer bearer && bearer.role() != Role.OFFICER;
        } catch (AuthenticationFailedException invalid) {
            return false;
        }
    }

    public String user() {
        return identity.getPrincipal() instanceof Bearer bearer ? bearer.login() : "";
    }

    public Bearer bearer() {
        if (identity.getPrincipal() instanceof Bearer bearer) {
            return bearer;
        }
        throw new IllegalStateException("nobody is signed in");
    }

    /// The key of the words for the reader's role.
    public String roleKey() {
        return "role-" + bearer().role().wireName();
    }

    /// Whether the reader has a right, by its name in [labra.access.Right].
    public boolean may(String right) {
        return bearer().may(right);
    }

    public List<Navigation.Part> navigation() {
        return navigation.parts(bearer(), PagePaths.path(request));
    }

    /// Where the reader finds this server: scheme, host and port.
    public String origin() {
        return request.scheme() + "://" + request.authority();
    }

    /// This page's own address, to come back to.
    public String here() {
        return request.uri();
    }

    public String hereEncoded() {
        return Query.encoded(here());
    }

    public boolean partial() {
        return "true".equals(request.getHeader("HX-Request"))
                && request.getHeader("HX-Boosted") == null
                && request.getHeader("HX-History-Restore-Request") == null;
    }

    /// Whether browsers have passkeys for this page.
    public boolean passkeys() {
        return passkeys.areAt(origin());
    }

    public @Nullable String flash() {
        Flash flash = Flash.read(cookie(Flash.COOKIE));
        return flash == null ? null : flash.text(locale());
    }

    public Response page(TemplateInstance template) {
        return page(200, template);
    }

    /// The page, rendered in the reader's language; a message of the last action is told once.
    public Response page(int status, TemplateInstance template) {
        String html = template.setLocale(locale()).render();
        var response = Response.status(status)
                .type(new MediaType("text", "html", "UTF-8"))
                .header("Content-Language", language())
                .entity(html);
        if (!partial() && cookie(Flash.COOKIE) != null) {
            response.cookie(ended(Flash.COOKIE));
        }
        return response.build();
    }

    public Response redirect(String location) {
        return Response.status(303).header("Location", location).build();
    }

    /// Goes on to another page, which says this once.
    public Response redirect(String location, String key, Object... arguments) {
        return Response.fromResponse(redirect(location))
                .cookie(cookie(Flash.COOKIE, Flash.of(key, arguments).written(), Duration.ofMinutes(1)))
                .build();
    }

    public NewCookie cookie(String name, String value, Duration life) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge((int) life.toSeconds())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .secure(request.isSSL() || "https".equals(request.scheme()))
                .build();
    }

    public NewCookie ended(String name) {
        return cookie(name, "", Duration.ZERO);
    }

    private @Nullable String cookie(String name) {
        Cookie cookie = request.getCookie(name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }
}
