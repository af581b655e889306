package labra.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.Api;
import labra.Route;
import labra.Routes;
import labra.access.TokenRecords.Login;
import labra.platform.Actor;
import labra.platform.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may do what, asked of every route as everybody. docs/rights.md is what they answer.
@QuarkusTest
class RightsTest {
    private static final Path PAGE = Path.of("..", "docs", "rights.md");
    private static final Path FRESH = Path.of("target", "rights.md");
    private static final Actor TEST = new Actor("test", "127.0.0.1");

    /// A record that is not there: whoever may ask hears that, and nothing changes.
    private static final String NOT_THERE = "999999999";

    @Inject
    Api api;

    @Inject
    Tokens tokens;

    @Inject
    Database database;

    @Inject
    Routes routes;

    private final Map<Role, Login> holders = new EnumMap<>(Role.class);

    /// An administrator whose password somebody else chose.
    private Login newcomer = new Login(0, "", "", false, null, false, RequiredAction.OWN_PASSWORD);

    @BeforeEach
    void everybodyIsThere() {
        for (Role role : Role.ofStaff()) {
            holders.put(role, account(role));
        }
        newcomer = account(Role.ADMINISTRATOR);
        database.write(
                TEST, handle -> handle.execute("UPDATE account SET password_given = true WHERE id = ?", newcomer.id()));
        int officer = api.officer(Api.unique("derechos-"));
        holders.put(
                Role.OFFICER,
                database.read(TokenRecords.class, records -> records.officerById(officer))
                        .orElseThrow());
    }

    private Login account(Role role) {
        String username = api.account(role);
        return database.read(TokenRecords.class, records -> records.account(username))
                .orElseThrow();
    }

    private Login holder(Role role) {
        return Objects.requireNonNull(holders.get(role));
    }

    @Test
    void every_route_lets_in_whom_the_page_says_and_nobody_else() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Ask ask :
                routes.all().stream().flatMap(Ask::of).distinct().sorted().toList()) {
            String stranger = answer(ask, null);
            // What only says which methods there are is no route of its own.
            if (!stranger.equals("405")) {
                rows.add(Stream.concat(
                                Stream.of(
                                        "`" + ask.method() + " " + ask.shown() + "`",
                                        stranger,
                                        confined(ask, stranger)),
                                Stream.of(Role.values()).map(role -> answer(ask, holder(role))))
                        .collect(Collectors.joining(" | ", "| ", " |")));
            }
            if (stranger.equals("401")) {
                refusesGarbledTokens(ask);
            }
        }
        Files.writeString(FRESH, page(rows));
        assertThat(Files.readString(FRESH))
                .as("the routes answer others than docs/rights.md says; if that is meant: "
                        + "cp app/target/rights.md docs/rights.md")
                .isEqualTo(Files.exists(PAGE) ? Files.readString(PAGE) : "");
    }

    /// A password from somebody else makes a session alone, and no token for programs.
    private String confined(Ask ask, String stranger) {
        return ask.isPage() ? answer(ask, newcomer) : stranger;
    }

    private static void refusesGarbledTokens(Ask ask) {
        Response answer =
                body(request(ask).header("Authorization", "Bearer x.y.z"), ask).request(ask.method(), ask.filled());
        assertThat(answer.statusCode()).as("%s", ask).isEqualTo(401);
        assertThat(answer.asString()).as("%s", ask).contains("invalid-token");
    }

    /// A method and a path of its own, and what it takes.
    private record Ask(String method, String path, String takes) implements Comparable<Ask> {
        @Override
        public int compareTo(Ask other) {
            return Comparator.comparing(Ask::shown)
                    .thenComparing(Ask::method)
                    .thenComparing(Ask::takes)
                    .compare(this, other);
        }

        static Stream<Ask> of(Route route) {
            String takes = route.takes().stream().sorted().findFirst().orElse("application/json");
            return route.paths().stream().map(path -> new Ask(route.method(), path, takes));
        }

        /// With its parameters by their names alone.
        String shown() {
            return path.replaceAll(Route.PARAMETER.pattern(), "{$1}");
        }

        String filled() {
            return path.replaceAll(Route.PARAMETER.pattern(), NOT_THERE);
        }

        boolean isPage() {
            return path.equals("/")
                    || Stream.of("/entrar", "/salir", "/admin")
                            .anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
        }
    }

    /// A token of its own for each request: some end theirs.
    private String answer(Ask ask, @Nullable Login holder) {
        RequestSpecification request = request(ask);
        if (holder != null) {
            authenticate(request, ask, holder);
        }
        Response answer = body(request, ask).request(ask.method(), ask.filled());
        assertThat(answer.statusCode())
                .as("%s as %s: %s", ask, holder, answer.asString())
                .isNotIn(406, 415)
                .isLessThan(500);
        return told(ask, answer);
    }

    private static RequestSpecification request(Ask ask) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType(ask.takes());
    }

    private static RequestSpecification body(RequestSpecification request, Ask ask) {
        if (ask.method().equals("GET") || ask.method().equals("DELETE")) {
            return request;
        }
        return switch (ask.takes()) {
            case "multipart/form-data" -> request.multiPart("nada", "1");
            case "application/x-www-form-urlencoded" -> request.formParam("nada", "1");
            case "application/offset+octet-stream" -> request.body(new byte[] {'{', '}'});
            default -> request.body("{}");
        };
    }

    private void authenticate(RequestSpecification request, Ask ask, Login holder) {
        boolean browser = ask.isPage() && holder.asRole() != Role.OFFICER;
        Bearer.Purpose purpose = browser ? Bearer.Purpose.WEB : Bearer.Purpose.API;
        String token =
                tokens.issue(holder, purpose, Duration.ofMinutes(5), null, TEST).token();
        if (browser) {
            request.cookie(BearerMechanism.COOKIE, token);
        } else {
            request.header("Authorization", "Bearer " + token);
        }
    }

    private static String told(Ask ask, Response answer) {
        if (answer.statusCode() == 403 || answer.statusCode() == 405) {
            return Integer.toString(answer.statusCode());
        }
        if (ask.isPage()) {
            String location = answer.header("Location");
            // Whoever lacks something is led to where they see to it.
            if ("/admin/clave".equals(location) && !ask.path().equals(location)) {
                return "403";
            }
            return answer.statusCode() == 303 && location != null && location.startsWith("/entrar?")
                    ? "sign in"
                    : "yes";
        }
        return answer.statusCode() == 401 ? "401" : "yes";
    }

    private static String page(List<String> rows) {
        String roles = Stream.of(Role.values()).map(Role::wireName).collect(Collectors.joining(" | "));
        String line = "|---".repeat(Role.values().length);
        String rights = new TreeMap<>(Right.HOLDERS)
                .entrySet().stream()
                        .map(right -> "| `" + right.getKey() + "` | "
                                + Stream.of(Role.values())
                                        .map(role -> right.getValue().contains(role) ? "yes" : "")
                                        .collect(Collectors.joining(" | "))
                                + " |")
                        .collect(Collectors.joining("\n"));
        return """
                # Who may do what

                Written by `RightsTest`, which asks every route of the running application as everybody, and fails where this page says
                otherwise. When that is meant: `./labra test -Dtest=RightsTest`, then `cp app/target/rights.md docs/rights.md`.

                ## Rights
                The table is [`Right`](../app/src/main/java/labra/access/Right.java).

                | right | %s |
                |---%s|
                %s

                ## Routes
                `yes`: let in, whatever becomes of the request. `sign in`: the way to the page for that. `401`, `403`: refused. Whoever has a
                password that somebody else chose may only choose another.

                | route | stranger | given password | %s |
                |---|---|---%s|
                %s
                """.formatted(roles, line, rights, roles, line, String.join("\n", rows));
    }
}
