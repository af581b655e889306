package labra.staff;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import labra.access.Cookies;
import labra.access.Devices;
import labra.access.Logins;
import labra.access.RequiredAction;
import labra.pages.Frame;
import labra.pages.PagePaths;
import labra.web.Caller;

/// The way in, whatever somebody proved who they are with: the browser that comes, and the cookies that it leaves with.
@RequestScoped
class Entrance {
    private final Caller caller;
    private final Cookies cookies;
    private final Frame frame;
    private final HttpServerRequest request;

    Entrance(Caller caller, Cookies cookies, Frame frame, HttpServerRequest request) {
        this.caller = caller;
        this.cookies = cookies;
        this.frame = frame;
        this.request = request;
    }

    Logins.Visit visit() {
        return new Logins.Visit(cookies.read(Devices.COOKIE), label(), caller.actor());
    }

    /// What tells this browser's session from others.
    String label() {
        return Browser.named(request.getHeader(HttpHeaders.USER_AGENT));
    }

    /// Goes on to where somebody wanted to be, or to what they have to see to before.
    Response opens(Logins.SignedIn entered, String wanted) {
        RequiredAction lack = entered.lack();
        String place = lack == null ? wanted : PagePaths.of(lack);
        Instant last = entered.heldBack().last();
        // Who was locked out meanwhile hears of it.
        return with(
                entered,
                last == null
                        ? frame.redirect(place)
                        : frame.redirect(
                                place, "held-back-meanwhile", entered.heldBack().times(), frame.moment(last)));
    }

    Response with(Logins.SignedIn entered, Response answer) {
        return Response.fromResponse(answer)
                .cookie(cookies.session(entered.token()), cookies.device(entered.device()), halfway("", Duration.ZERO))
                .build();
    }

    /// What the second step knows the first by.
    NewCookie halfway(String text, Duration life) {
        return cookies.cookie(SecondStepPages.COOKIE, text, life);
    }
}
