package labra.hostile;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.access.Role;

/// A little town, so that a hostile request finds something to break.
@Singleton
class Town {
    private static final String FINE = "019ca9b5-0f80-7c3a-9d2e-6b1f0c5a7e44";
    private static final String OBSERVED = "019caa73-29c0-7db3-b0fd-549a7e824d25";

    private final Api api;
    private final Credentials credentials;

    Town(Api api, Credentials credentials) {
        this.api = api;
        this.credentials = credentials;
    }

    /// Builds it, and says what stands where.
    Places build() {
        String plate = api.plate();
        String officer = api.officerToken();
        api.administrator()
                .body(Map.of("codigo", "CAS-01", "descripcion", "Circular en moto sin casco", "unidades_fijas", 120))
                .post("/infracciones")
                .then()
                .statusCode(201);
        Api.as(officer).body(fine(FINE, plate)).post("/cargar_infraccion").then().statusCode(200);
        Api.as(officer)
                .body(Map.of("multas", List.of(fine(OBSERVED, "ZZ999ZZ"))))
                .post("/multas/lote")
                .then()
                .statusCode(200);
        api.administrator()
                .body(Map.of("motivo", "Placa mal leída."))
                .post("/multas/" + FINE + "/anulacion")
                .then()
                .statusCode(202);
        return places(upload());
    }

    /// The status of what an officer sends afterwards.
    int fineOfAfterwards() {
        return Api.as(api.officerToken())
                .body(fine("019caa73-29c0-7db3-b0fd-549a7e824d27", api.plate()))
                .post("/cargar_infraccion")
                .statusCode();
    }

    private static Map<String, String> fine(String id, String plate) {
        return Map.of(
                "id", id, "placa_patente", plate, "timestamp", "2026-03-01T14:30:00-03:00", "comentarios", "Prueba");
    }

    private String upload() {
        Response uploaded = given().contentType(ContentType.MULTIPART)
                .header("Origin", "http://localhost")
                .header("Host", "localhost")
                .cookie("labra_session", credentials.of(new Caller(Role.ADMINISTRATOR, true)))
                .multiPart("tipo", "multas")
                .multiPart("archivo", "a.csv", "placa,fecha\nAB123CD,2026-03-01\n".getBytes(StandardCharsets.UTF_8))
                .redirects()
                .follow(false)
                .post("/admin/importar");
        String place = uploaded.then().statusCode(303).extract().header("Location");
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private static Places places(String upload) {
        List<String> fines = List.of(FINE, OBSERVED, "019caa73-29c0-7db3-b0fd-549a7e824d26");
        return new Places(Map.of(
                "multas", fines,
                "observadas", fines,
                "de", fines,
                "archivo", List.of(upload),
                "plantillas", List.of("multa", "copia", "informe"),
                "idioma", List.of("es", "en"),
                "extension", List.of("", ".json", ".yaml"),
                "name", List.of("labra.css", "icons.svg", "labra.js"),
                "token", List.of("0190163d-8694-739b-aea5-966c26f8ad90")));
    }
}
