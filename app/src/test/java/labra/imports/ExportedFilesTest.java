package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.contract.FineJson;
import labra.imports.loading.Options;
import labra.imports.loading.Totals;
import labra.imports.mapping.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What one installation exports another one imports, and names are as they were.
@QuarkusTest
class ExportedFilesTest {
    @Inject
    Api api;

    @Inject
    Importing importing;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void people_come_back_with_the_names_they_had(String language) throws IOException {
        String mark = Api.unique("vuelta");
        List<String> names = List.of(
                "=1+1 " + mark,
                "-Ana; =cmd|'/c' " + mark,
                "@Łukasz, \"el Ñato\" " + mark,
                "+54 11 5555 " + mark,
                "'=ya con apóstrofo " + mark,
                "＝ancho " + mark,
                "_x0041_ " + mark);
        for (int i = 0; i < names.size(); i++) {
            api.administrator()
                    .body(Map.of("nombre", names.get(i), "correo_electronico", mark + i + "@example.com"))
                    .post("/personas")
                    .then()
                    .statusCode(201);
        }
        Path file = exported("personas?q=" + mark, language);
        String text = Files.readString(file);
        assertThat(text).startsWith("\ufeff" + (language.equals("es") ? "Nombre;Correo electrónico;" : "Name,E-mail,"));
        assertThat(text.lines().skip(1)).noneMatch(line -> line.matches("(?s)[=+\\-@＝].*"));
        remove("DELETE FROM person WHERE email LIKE '" + mark + "%'");
        assertThat(importing.totals(Kind.PEOPLE, file, Options.USUAL))
                .isEqualTo(new Totals(names.size(), names.size(), 0, 0, 0, 0));
        for (int i = 0; i < names.size(); i++) {
            assertThat(importing.value("SELECT name FROM person WHERE email = ?", mark + i + "@example.com"))
                    .isEqualTo(names.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void vehicles_and_offences_come_back(String language) throws IOException {
        String owner = Api.unique("duenia") + "@example.com";
        int person = api.person(owner);
        String plate = api.plateOf(person);
        Path vehicles = exported("vehiculos?persona_id=" + person, language);
        remove("DELETE FROM vehicle WHERE plate = '" + plate + "'");
        assertThat(importing.totals(Kind.VEHICLES, vehicles, Options.USUAL)).isEqualTo(new Totals(1, 1, 0, 0, 0, 0));
        String code = Api.unique("EXP-");
        api.administrator()
                .body(Map.of(
                        "codigo",
                        code,
                        "descripcion",
                        "Prueba; con punto y coma",
                        "unidades_fijas",
                        1234.5,
                        "puntos",
                        3))
                .post("/infracciones")
                .then()
                .statusCode(201);
        Path offences = exported("infracciones?codigo=" + code, language);
        remove("DELETE FROM offence WHERE code = '" + code + "'");
        assertThat(importing.totals(Kind.OFFENCES, offences, Options.USUAL)).isEqualTo(new Totals(1, 1, 0, 0, 0, 0));
        assertThat(importing.value("SELECT fixed_units FROM offence WHERE code = ?", code))
                .isEqualTo("1234.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void a_fine_that_is_there_is_the_same_fine_when_it_comes_back(String language) throws IOException {
        String plate = api.plate();
        String officer = api.officerToken();
        Api.as(officer)
                .body(FineJson.of(plate)
                        .with("comentarios", "\"=prueba; con\\nlínea\"")
                        .with("latitud", "-34.6037")
                        .with("longitud", "-58.3816")
                        .toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200);
        Path fines = exported("multas?placa=" + plate, language);
        assertThat(importing.totals(Kind.FINES, fines, Options.USUAL)).isEqualTo(new Totals(1, 0, 1, 0, 0, 0));
        assertThat(importing.value("SELECT count(*) FROM fine WHERE plate = ?", plate))
                .isEqualTo("1");
    }

    @Test
    void an_export_has_every_column_unless_some_are_chosen() throws IOException {
        int person = api.person(Api.unique("columnas") + "@example.com");
        String plate = api.plateOf(person);
        assertThat(Files.readString(exported("vehiculos?persona_id=" + person, "es")))
                .contains("Correo electrónico;");
        assertThat(Files.readString(exported("vehiculos?persona_id=" + person + "&col=placa_patente", "es")))
                .isEqualTo("\ufeffPlaca patente\r\n" + plate + "\r\n");
    }

    private Path exported(String list, String language) throws IOException {
        Response file = api.administrator()
                .header("Accept-Language", language)
                .get("/admin/" + list.replace("?", "/exportar?"));
        assertThat(file.statusCode()).as(list).isEqualTo(200);
        return Files.write(folder.resolve(Api.unique("export") + ".csv"), file.asByteArray());
    }

    private void remove(String statement) {
        importing.change(statement);
    }
}
