package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import labra.Api;
import labra.access.BearerMechanism;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A browser that is signed in sends nothing here for another site, neither to a page nor to the API.
@QuarkusTest
class CrossSiteTest {
    @Inject
    Api api;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost.evil.example",
                "Origin: http://localhost:1",
                "X-None: of both"
            })
    void what_another_site_sends_is_403(String header) {
        int officer = api.officer(Api.unique("ajeno-"));
        for (String path : List.of(
                "/policias/" + officer + "/token",
                "/avisos/1/reintentar",
                "/avisos/reintentar",
                "/personas",
                "/multas/lote",
                "/admin/personas/nuevo",
                "/admin/credenciales/" + officer + "/token",
                "/admin/cuenta/sesiones/cerrar",
                "/salir",
                "/salir/")) {
            assertThat(send(path, header, cookie())).as(path).startsWith("HTTP/1.1 403 ");
        }
        assertThat(send("/entrar", header, "x=y"))
                .startsWith(header.startsWith("X-None") ? "HTTP/1.1 401 " : "HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Sec-Fetch-Site: same-origin", "Origin: http://localhost", "Origin: http://LOCALHOST"})
    void what_its_own_pages_send_is_taken(String header) {
        int officer = api.officer(Api.unique("propio-"));
        assertThat(send("/policias/" + officer + "/token", header, cookie())).startsWith("HTTP/1.1 200 ");
    }

    private String cookie() {
        api.administratorToken();
        return BearerMechanism.COOKIE + "=" + api.session("admin");
    }

    private static String send(String path, String header, String cookie) {
        String form = path.startsWith("/admin") || path.startsWith("/salir") || path.equals("/entrar")
                ? "application/x-www-form-urlencoded"
                : "application/json";
        String body = form.endsWith("json") ? "{}" : "usuario=nadie&clave=nada";
        return RawHttp.send(
                RestAssured.port,
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\nCookie: "
                        + cookie + "\r\nContent-Type: " + form + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body);
    }
}
