package labra.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import labra.Api;
import labra.notices.Mailing;
import labra.notices.SmtpStandIn;
import labra.pages.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The town writes its own words; broken ones are not kept.
@QuarkusTest
class TemplatesTest {
    private static final String GOOD =
            "Hola {nombre}\n\n{detalle}\n\nVea https://municipio.example/faltas {#if lugar}en {lugar}{/if}";

    @Inject
    Mailing mailing;

    @Inject
    Templates templates;

    @Inject
    Api api;

    @AfterEach
    void shippedWordsAgain() {
        mailing.sql("UPDATE notice SET template_id = NULL");
        mailing.sql("DELETE FROM mail_template");
        templates.forget();
    }

    @Test
    void each_name_between_braces_is_explained_in_both_languages() {
        for (Placeholder placeholder : Placeholder.values()) {
            for (String language : List.of("es", "en")) {
                assertThat(Words.has(Locale.of(language), "template-name-" + placeholder.wireName()))
                        .as("%s in %s", placeholder.wireName(), language)
                        .isTrue();
            }
        }
    }

    @Test
    void the_towns_words_are_used_from_then_on_and_keep_their_version() {
        api.administrator()
                .get("/avisos/plantilla/es")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("asunto", containsString("{placa}"))
                .body("autor", nullValue())
                .body("datos", hasItem("enlace_informe"));
        String tag = api.administrator()
                .body(Map.of("asunto", "Multa {placa} de {municipio}", "texto", GOOD))
                .header("If-Match", "\"0\"")
                .put("/avisos/plantilla/es")
                .then()
                .statusCode(200)
                .body("autor", equalTo("account:admin"))
                .body("original.asunto", containsString("Infracción"))
                .extract()
                .header("ETag");
        api.administrator()
                .body(Map.of("asunto", "Otra", "texto", GOOD))
                .header("If-Match", "\"0\"")
                .put("/avisos/plantilla/es")
                .then()
                .statusCode(412);
        api.administrator().get("/avisos/plantilla/es").then().header("ETag", tag);
        api.administrator().get("/avisos/plantilla/en").then().body("autor", nullValue());
        api.administrator().get("/avisos/plantilla/es?tipo=informe").then().body("autor", nullValue());

        mailing.forgetWhatWaits();
        Mailing.Owner owner = mailing.owner();
        try (SmtpStandIn server = new SmtpStandIn()) {
            mailing.fine(owner);
            mailing.drain(Mailing.settings(server.port()));
            SmtpStandIn.Taken mail = server.takenFor(owner.email()).getFirst();
            assertThat(mail.header("Subject")).isEqualTo("Multa " + owner.plate() + " de Labra");
            assertThat(mail.data().replaceAll("=\\r?\\n", "")).contains("href=3D\"https://municipio.example/faltas\"");
        }
    }

    @Test
    void a_preview_shows_the_mail_without_keeping_it() {
        api.administrator()
                .body(Map.of("asunto", "Prueba {placa}", "texto", GOOD))
                .post("/avisos/plantilla/en/vista_previa")
                .then()
                .statusCode(200)
                .body("asunto", equalTo("Prueba AE 123 CD"))
                .body("texto", containsString("Plate: AE 123 CD"))
                .body("html", containsString("<html lang=\"en\""))
                .body("html", containsString("Beware of false fines"));
        api.administrator().get("/avisos/plantilla/en").then().header("ETag", "\"0\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{detalle} {#if lugar}sin cierre",
                "{detalle} {desconocido}",
                "{detalle} {#if desconocido}x{/if}",
                "{detalle} {placa.length}",
                "{detalle} {placa.getClass.forName('x')}",
                "{detalle} {#for i in 10000}x{/for}",
                "{detalle} {#include mail /}",
                "{detalle} {#let x=1}{x}{/let}",
                "{detalle} {cdi:database}",
                "{detalle} {inject:database}",
                "{detalle} {config:property('quarkus.datasource.password')}",
                "{detalle} {lugar ?: desconocido}",
                "sin el detalle",
                "{#if lugar}{detalle}{/if}"
            })
    void broken_words_are_refused_with_the_reason(String text) {
        for (String call : new String[] {"/avisos/plantilla/es", "/avisos/plantilla/es/vista_previa"}) {
            var request = api.administrator().body(Map.of("asunto", "Multa {placa}", "texto", text));
            (call.endsWith("previa") ? request.post(call) : request.put(call))
                    .then()
                    .statusCode(400)
                    .body("errores[0].campo", equalTo("texto"))
                    .body("errores[0].mensaje", not(containsString("io.quarkus")));
        }
        api.administrator().get("/avisos/plantilla/es").then().header("ETag", "\"0\"");
    }

    @Test
    void a_subject_is_one_line_with_something_in_it() {
        for (String subject : new String[] {"", "  ", "{lugar}", "{otro}", "x".repeat(201)}) {
            api.administrator()
                    .body(Map.of("asunto", subject, "texto", GOOD))
                    .put("/avisos/plantilla/es")
                    .then()
                    .statusCode(400)
                    .body("errores.campo", hasItem("asunto"));
        }
        api.administrator()
                .body(Map.of("asunto", "Una\r\nBcc: otro@example.com", "texto", GOOD))
                .post("/avisos/plantilla/es/vista_previa")
                .then()
                .statusCode(200)
                .body("asunto", equalTo("Una Bcc: otro@example.com"));
    }

    @Test
    void only_administrators_write() {
        Api.anonymous().get("/avisos/plantilla/es").then().statusCode(401);
        Api.as(api.officerToken()).get("/avisos/plantilla/es").then().statusCode(403);
        Api.as(api.officerToken())
                .body(Map.of("asunto", "x", "texto", GOOD))
                .put("/avisos/plantilla/es")
                .then()
                .statusCode(403);
        api.administrator().get("/avisos/plantilla/fr").then().statusCode(404);
        api.administrator().get("/avisos/plantilla/es?tipo=otra").then().statusCode(400);
    }
}
