package labra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import labra.Api;
import labra.access.Role;
import labra.contract.FineJson;
import labra.platform.Actor;
import labra.platform.Database;
import org.jspecify.annotations.Nullable;
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
    Database database;

    /// The administrator's, the same for every test: one that ends a session ends its own.
    private static @Nullable String session;

    private final List<Visitor> visitors = new ArrayList<>();

    /// Somebody who is not signed in.
    Visitor anybody() {
        return visitor(true);
    }

    Visitor anybodyWithoutScripts() {
        return visitor(false);
    }

    Visitor administrator() {
        return administrator(true);
    }

    Visitor administratorWithoutScripts() {
        return administrator(false);
    }

    private Visitor administrator(boolean scripts) {
        return visitor(scripts).signsIn(administratorsSession());
    }

    String administratorsSession() {
        api.administratorToken(); // There is an account from here on.
        if (session == null) {
            session = api.session("admin");
        }
        return session;
    }

    Visitor staff(Role role) {
        return visitor(true).signsIn(api.session(api.account(role)));
    }

    /// A new fine of that plate, loaded by a new officer; its id.
    String fine(String plate) {
        return loaded("/cargar_infraccion", FineJson.of(plate).toString(), "multa.id");
    }

    /// A new fine that was written down offline with a plate that nobody has; its id.
    String observedFine(String plate) {
        return loaded("/multas/lote", "[" + FineJson.of(plate) + "]", "resultados[0].id");
    }

    private String loaded(String path, String body, String id) {
        return Api.as(api.officerToken())
                .body(body)
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .path(id);
    }

    /// A notice of a fine to its vehicle's owner, as the courier would have left it; its id.
    String notice(String fine, String state) {
        return database.write(
                new Actor("test", "127.0.0.1"),
                handle -> handle.createQuery("""
                        INSERT INTO notice (kind, role, fine_id, person_id, recipient, language, state, attempts, last_error)
                        SELECT 'COURTESY', 'OWNER', fine.id, person.id, person.email, 'es', :state, 1, 'Connection refused'
                        FROM fine JOIN vehicle ON vehicle.id = fine.vehicle_id JOIN person ON person.id = vehicle.person_id
                        WHERE fine.id = :fine RETURNING id
                        """)
                        .bind("fine", UUID.fromString(fine))
                        .bind("state", state)
                        .mapTo(String.class)
                        .one());
    }

    String vehicle(String plate) {
        return api.administrator()
                .queryParam("placa", plate)
                .get("/vehiculos")
                .path("elementos[0].id")
                .toString();
    }

    /// Where visitors find the server.
    String address() {
        return root.toString();
    }

    private Visitor visitor(boolean scripts) {
        Visitor visitor = new Visitor(chromium.browser(), address(), scripts);
        visitors.add(visitor);
        return visitor;
    }

    @AfterEach
    void everybodyLeaves() {
        List<Visitor> leaving = List.copyOf(visitors);
        visitors.clear();
        List<String> complaints =
                leaving.stream().map(Visitor::leave).flatMap(List::stream).toList();
        assertThat(complaints).as("what the browsers complained about").isEmpty();
    }
}
