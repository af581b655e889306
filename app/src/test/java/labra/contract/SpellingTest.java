package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.Api;
import labra.Routes;
import org.junit.jupiter.api.Test;

/// A path has one spelling. Every route of the running application, whatever serves it, is asked in all of these.
@QuarkusTest
class SpellingTest {
    private static final String ANY_NUMBER = "1";

    @Inject
    Api api;

    @Inject
    Routes routes;

    @Test
    void another_spelling_of_a_route_is_400() {
        Set<String> asked = routes();
        assertThat(asked).hasSizeGreaterThan(60).contains("/token", "/admin/personas", "/multas/lote", "/entrar");
        for (String route : asked) {
            spellings(route).forEach(spelling -> {
                String answer = RawHttp.get(RestAssured.port, spelling, bearer());
                assertThat(answer).as(spelling).containsPattern("^HTTP/1\\.[01] 400 ");
                // What is no address at all the HTTP server refuses by itself; the launcher's test reads that answer.
                if (isAddress(spelling)) {
                    assertThat(answer)
                            .as(spelling)
                            .contains("application/problem+json", "\"mensaje\"")
                            .containsIgnoringCase("cache-control: no-store");
                }
            });
        }
    }

    private static boolean isAddress(String spelling) {
        try {
            URI address = new URI(spelling);
            return !spelling.equals("//") && address.getPath() != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    /// They have a spelling of their own, and lead nowhere.
    @Test
    void a_name_that_only_looks_like_a_route_is_another_name() {
        for (String route : routes()) {
            if (route.startsWith("/docs") || route.equals("/")) {
                continue;
            }
            for (String stranger :
                    List.of(route + ".", route + "..", route + "...", route + "%20", route + "%3F", route + "%23a")) {
                assertThat(RawHttp.get(RestAssured.port, stranger, bearer()))
                        .as(stranger)
                        .matches("(?s)HTTP/1\\.1 (400|404|405) .*");
            }
        }
    }

    @Test
    void nothing_is_kept_that_is_not_marked_and_everything_is_guarded() {
        for (String route : routes()) {
            for (String spelling : List.of(route, route.length() > 1 ? route + "/" : route)) {
                for (String asked : List.of(bearer(), "Accept: */*")) {
                    String answer =
                            RawHttp.get(RestAssured.port, spelling, asked).toLowerCase(Locale.ROOT);
                    assertThat(answer)
                            .as(spelling)
                            .contains(
                                    "x-content-type-options: nosniff",
                                    "content-security-policy: ",
                                    "frame-ancestors '");
                    assertThat(answer.contains("cache-control: no-store") || answer.contains("cache-control: public"))
                            .as(spelling)
                            .isTrue();
                    if (answer.contains("cache-control: public")) {
                        assertThat(answer.startsWith("http/1.1 200") && isPublic(route))
                                .as(spelling)
                                .isTrue();
                    }
                }
            }
        }
    }

    /// The documentation, the officers' app without what it keeps, and the log, which is for everybody.
    private static boolean isPublic(String route) {
        return route.startsWith("/docs") || route.startsWith("/oficial") || route.startsWith("/registro/");
    }

    private String bearer() {
        return "Authorization: Bearer " + api.administratorToken();
    }

    /// Of a path, what a careless router would take for the same.
    private static Stream<String> spellings(String path) {
        String first = "%%%02x".formatted((int) path.charAt(Math.min(1, path.length() - 1)));
        return Stream.of(
                path + ";",
                path + ";1.css",
                path + ";a=b",
                path.replaceFirst("/", "/;x/"),
                "/" + path,
                path + "//",
                path.replaceFirst("/", "/./"),
                path.replaceFirst("/", "/x/../"),
                path + "/.",
                path + "/..",
                "/%2e" + path,
                "/%2e%2e" + path,
                "/x/%2E%2E" + path,
                path.length() > 1 ? "/" + first + path.substring(2) : "/%61",
                path + "%2f",
                path + "%5c",
                path + "\\",
                path + "%00",
                path + "%0a",
                path + "%3b1.css",
                path + "%7e",
                path + "%",
                path + "%zz",
                path + "%ff%fe",
                // Letters and signs in more bytes than they need, and halves of signs.
                path + "%c0%af",
                path + "%c0%ae%c0%ae",
                path + "%c1%81",
                path + "%e0%80%af",
                path + "%f0%80%80%af",
                path + "%ed%a0%80",
                path + "%c3",
                // Encoded twice, and what decodes to something else.
                path + "%252f",
                path + "%252e%252e%252f",
                path + "%25",
                path + "%u002f",
                path + "/%2e%2e/",
                path + "/%2E%2e%2F",
                path + "/.%2e/",
                path + "/%2e./",
                path + "%5C..%5c",
                path + "%00.css",
                path + "%0d%0aX:y",
                path + "%09",
                path + "%7F",
                path + "%c3%b1",
                path + "%c2%85",
                path + "%e2%80%a8",
                path + "/..;/",
                path + ";jsessionid=1",
                path + "%3B",
                path + "\tx",
                path + "#a",
                path + "%23%2e",
                "http://localhost" + path + ";",
                "http://localhost//" + path,
                "HTTP://localhost/x/.." + path,
                "http://localhost/%2e" + path,
                "\\\\" + path);
    }

    private Set<String> routes() {
        return routes.all().stream()
                .map(route -> route.with(ANY_NUMBER))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
