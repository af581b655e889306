package labra.browser;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import labra.Api;
import labra.access.Bearer;
import labra.access.Logins;
import labra.access.Role;
import labra.platform.Actor;
import org.junit.jupiter.api.AfterEach;

/// What the tests with a browser share: visitors, who leave when the test ends.
abstract class BrowserTest {
    @TestHTTPResource("/")
    URL root;

    @Inject
    Chromium chromium;

    @Inject
    Api api;

    @Inject
    Logins logins;

    private final List<Visitor> visitors = new ArrayList<>();

    /// Somebody who is not signed in.
    Visitor anybody() {
        return visitor(true);
    }

    Visitor administrator() {
        return administrator(true);
    }

    Visitor administratorWithoutScripts() {
        return administrator(false);
    }

    private Visitor administrator(boolean scripts) {
        api.administratorToken(); // There is an account from here on.
        return visitor(scripts).signsIn(session("admin"));
    }

    Visitor staff(Role role) {
        return visitor(true).signsIn(session(api.account(role)));
    }

    private String session(String username) {
        return logins.account(
                        username,
                        Api.ADMIN_PASSWORD,
                        Bearer.Purpose.WEB,
                        "Chrome · Linux",
                        new Actor("test", "127.0.0.1"))
                .token();
    }

    private Visitor visitor(boolean scripts) {
        Visitor visitor = new Visitor(chromium.browser(), root.toString(), scripts);
        visitors.add(visitor);
        return visitor;
    }

    @AfterEach
    void everybodyLeaves() {
        List<Visitor> leaving = List.copyOf(visitors);
        visitors.clear();
        leaving.forEach(Visitor::leave);
    }
}
