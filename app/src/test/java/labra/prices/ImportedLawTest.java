package labra.prices;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import labra.Api;
import labra.platform.Database;
import labra.proposals.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Catalogues and lists of holidays come in as files, and examples of law come along; all of it waits for approval.
@QuarkusTest
class ImportedLawTest {
    @Inject
    Api api;

    @Inject
    Catalogue catalogue;

    @Inject
    Database database;

    @Test
    void a_catalogue_comes_in_as_a_file() {
        String first = catalogue.offence();
        String second = catalogue.offence();
        String unit = catalogue.unit();
        Response answer = file("archivo", """
                        Código;Desde;Unidad;Mínimo;Máximo;Gravedad;Norma
                        %s;01/01/2026;%s;150;1000;GRAVE;Ordenanza 9, art. 1
                        %s;01/01/2026;%s;40,5;80;LEVE;Ordenanza 9, art. 2
                        """.formatted(first, unit, second.toLowerCase(Locale.ROOT), unit))
                .multiPart("fuente", "Decreto 9")
                .post("/admin/precios/importar");
        Catalogue.redirected(answer);
        assertThat(database.<Long>read(handle ->
                        handle.createQuery("""
                        SELECT count(*) FROM offence_version
                        WHERE unit = ? AND approved_by IS NULL AND units_voluntary = units_least AND source = 'Decreto 9'
                        """).bind(0, unit).mapTo(Long.class).one()))
                .isEqualTo(2);
    }

    @Test
    void a_bad_line_keeps_the_whole_file_out_and_every_mistake_is_told() {
        String code = catalogue.offence();
        Response answer = file("archivo", """
                        codigo;desde;unidad;minimo;maximo;gravedad;norma
                        %s;2026-01-01;UF;150;1000;GRAVE;Ordenanza 9
                        NO-ESTA;2026-01-01;UF;150;100;GRAVE;Ordenanza 9
                        %s;ayer;UF;0;100;GRAVE;
                        """.formatted(code, code))
                .multiPart("fuente", "Decreto 9")
                .post("/admin/precios/importar");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("3 (codigo, maximo, voluntario)", "4 (");
        assertThat(catalogue.number(
                        "SELECT count(*) FROM offence_version v JOIN offence o ON o.id = v.offence_id WHERE o.code = ?",
                        code))
                .isZero();
    }

    @Test
    void an_official_list_comes_in_as_a_file() {
        String calendar = calendar();
        Response answer = file("dias", """
                        día,nombre,tipo
                        2031-01-01,Año Nuevo,
                        25/12/2031,Navidad,FERIADO
                        2031-12-26,Puente,NO_LABORABLE
                        """)
                .multiPart("calendario", calendar)
                .multiPart("anio", "2031")
                .multiPart("fuente", "Decreto 1/2030")
                .post("/admin/feriados");
        Catalogue.redirected(answer);
        long list = catalogue.number("SELECT id FROM holiday_list WHERE calendar = ?", calendar);
        assertThat(catalogue.number("SELECT count(*) FROM holiday WHERE list_id = ?", list))
                .isEqualTo(3);
        assertThat(page("/admin/propuestas")).contains("2031-12-26 Puente (NO_LABORABLE)");
        catalogue.approve("feriados", list);
        assertThat(page("/admin/feriados")).contains(calendar + " · 2031");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2030-01-01,De otro año,",
                "2031-01-01,Dos veces,\n2031-01-01,Dos veces,",
                "mañana,Sin día,",
                "2031-01-01,Tipo raro,ALGO"
            })
    void a_list_that_is_wrong_is_refused(String lines) {
        Response answer = file("dias", "día,nombre,tipo\n" + lines + "\n")
                .multiPart("calendario", calendar())
                .multiPart("anio", "2031")
                .multiPart("fuente", "Decreto 1/2030")
                .post("/admin/feriados");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AR-B", "AR-C", "CL", "CO", "ES"})
    void an_example_is_proposed_once_and_marked(String place) {
        assertThat(Examples.of(place)).isNotEmpty();
        Catalogue.redirected(examples(place));
        long before = proposals();
        Catalogue.redirected(examples(place));
        assertThat(proposals()).isEqualTo(before);
        assertThat(page("/admin/propuestas")).contains("confírmelo con su abogada o abogado");
    }

    private Response examples(String place) {
        return catalogue.form(java.util.Map.of("de", place)).post("/admin/propuestas/ejemplos");
    }

    private long proposals() {
        return catalogue.number(
                "SELECT (SELECT count(*) FROM legal_rule) + (SELECT count(*) FROM holiday_list) + ?::bigint", 0L);
    }

    private String calendar() {
        String code = "ZZ-" + Api.unique("T");
        Catalogue.redirected(catalogue
                .form(java.util.Map.of("calendario", code, "no_cuentan", "FERIADO, NO_LABORABLE", "fuente", "Ley 1"))
                .post("/admin/feriados/calendarios"));
        return code;
    }

    private RequestSpecification file(String name, String text) {
        return given().header("Authorization", "Bearer " + api.administratorToken())
                .redirects()
                .follow(false)
                .multiPart(name, "tabla.csv", text.getBytes(StandardCharsets.UTF_8), "text/csv");
    }

    private String page(String path) {
        return api.administrator().accept("*/*").get(path).asString();
    }
}
