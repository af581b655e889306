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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What leaves one installation in a file comes into another as it was, in every format and language.
@QuarkusTest
class RoundTripTest {
    private static final String LONG = "x".repeat(1_000) + "; \"y\", 'z' & <b>\t=1+1\n@línea\n-2\n" + "ñ".repeat(900);

    private static final List<String> NAMES = List.of(
            "García; Ana \"la Ñata\"",
            "=cmd|'/c calc'!A1",
            "_x0041_ y _x000D_",
            "دنا الحداد",
            "דוד לוי",
            "王小明 👩‍🚒",
            "เกียรติศักดิ์ ใจดี",
            "'comillas', y coma",
            "1.000",
            "05/11/2025",
            "Null",
            "true",
            "+54 11 4321",
            "Ł".repeat(200));

    @Inject
    Api api;

    @Inject
    Importing importing;

    @TempDir
    Path folder;

    private String mark = "";

    @BeforeEach
    void mark() {
        mark = Api.unique("viaje");
    }

    @ParameterizedTest
    @CsvSource({"csv,es", "csv,en", "xlsx,es", "xlsx,en"})
    void people_come_into_another_installation_as_they_were(String format, String language) throws IOException {
        for (int i = 0; i < NAMES.size(); i++) {
            person(NAMES.get(i), mark + "-" + i + "@example.com");
        }
        String query = "SELECT string_agg(email || ' ' || name, '|' ORDER BY email) FROM person WHERE email LIKE ?";
        String before = importing.value(query, mark + "-%");
        assertThat(before).contains(NAMES);
        Path file = exported("personas?q=" + mark, format, language);
        importing.change("DELETE FROM person WHERE email LIKE '" + mark + "-%'");
        assertThat(importing.totals(Kind.PEOPLE, file, Options.USUAL)).isEqualTo(loaded(NAMES.size()));
        assertThat(importing.value(query, mark + "-%")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"csv,es", "csv,en", "xlsx,es", "xlsx,en"})
    void vehicles_come_into_another_installation_as_they_were(String format, String language) throws IOException {
        long owner = person("Dueño; \"raro\"", mark + "@example.com");
        List<String> brands = List.of("Citroën; \"Ami\"", "=Fiat", "_x0041_", "500", "1.6", "🚗 דוד");
        for (int i = 0; i < brands.size(); i++) {
            api.administrator()
                    .body(Map.of(
                            "placa_patente",
                            (mark + "-" + i).replace("viaje", i % 2 == 0 ? "V." : "v "),
                            "pais",
                            i == 0 ? "UY" : "AR",
                            "marca",
                            brands.get(i),
                            "color",
                            "-rojo, " + i,
                            "persona_id",
                            owner))
                    .post("/vehiculos")
                    .then()
                    .statusCode(201);
        }
        String query =
                "SELECT string_agg(concat_ws(' ', country, plate, plate_as_written, brand, color), '|' ORDER BY plate) FROM vehicle v"
                        + " JOIN person p ON p.id = v.person_id WHERE email = ?";
        String before = importing.value(query, mark + "@example.com");
        Path file = exported("vehiculos?persona_id=" + owner, format, language);
        importing.change("DELETE FROM vehicle WHERE person_id = " + owner);
        assertThat(importing.totals(Kind.VEHICLES, file, Options.USUAL)).isEqualTo(loaded(brands.size()));
        assertThat(importing.value(query, mark + "@example.com")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"csv,es", "csv,en", "xlsx,es", "xlsx,en"})
    void offences_come_into_another_installation_as_they_were(String format, String language) throws IOException {
        Object[][] all = {
            {"=1", "Una; \"rara\"", 1234.5, 3, true},
            {"0012", "_x0041_ 🚦", 1000, 0, false},
            {"1.0", "+2 דוד", 0.05, null, true},
            {"7", "x".repeat(500), null, null, false}
        };
        for (Object[] one : all) {
            Map<String, Object> body =
                    new java.util.HashMap<>(Map.of("codigo", mark + one[0], "descripcion", one[1], "activa", one[4]));
            body.put("unidades_fijas", one[2]);
            body.put("puntos", one[3]);
            api.administrator().body(body).post("/infracciones").then().statusCode(201);
        }
        String query =
                "SELECT string_agg(concat_ws(' ', code, description, fixed_units, points, active), '|' ORDER BY code)"
                        + " FROM offence WHERE code LIKE ?";
        String before = importing.value(query, mark + "%");
        Path file = exported("infracciones?q=" + mark, format, language);
        importing.change("DELETE FROM offence WHERE code LIKE '" + mark + "%'");
        assertThat(importing.totals(Kind.OFFENCES, file, Options.USUAL)).isEqualTo(loaded(all.length));
        assertThat(importing.value(query, mark + "%"))
                .isEqualTo(before)
                .contains(" f|")
                .contains(" t|");
    }

    @ParameterizedTest
    @CsvSource({"csv,es", "csv,en", "xlsx,es", "xlsx,en"})
    void fines_come_into_another_installation_as_they_were(String format, String language) throws IOException {
        String plate = api.plate();
        String numbers = mark + "-";
        Path source = Importing.file(
                folder,
                "source.csv",
                "numero;placa;fecha y hora;policia;comentarios;lugar;latitud;longitud;estado\n"
                        + numbers + "1;" + plate + ";05/11/2025 10:00;I-04;\"" + LONG.replace("\"", "\"\"")
                        + "\";\"Calle \"\"9\"\"; 2\";-34,6037;-58,3816;Vigente\n"
                        + numbers + "_x0041_;" + plate + ";05/11/2025 10:01;I-04;=1+1;@lugar;;;Anulada\n"
                        + numbers + "003;" + plate + ";05/11/2025 23:59:58;I-04;🚗 דוד;-1;0,5;0,25;quizás\n"
                        + numbers + "4.0;Z" + plate + ";2025-11-05T00:00:00.123Z;I-04;;;;;\n");
        assertThat(importing.totals(Kind.FINES, source, Importing.creatingOfficers()))
                .isEqualTo(new Totals(4, 2, 0, 2, 0, 1));
        String query =
                "SELECT string_agg(concat_ws(' ', number, plate, committed_at, comments, place, latitude, longitude,"
                        + " status, badge), '|' ORDER BY number) FROM fine f JOIN officer o ON o.id = f.officer_id WHERE number LIKE ?";
        String before = importing.value(query, numbers + "%");
        Path first = exported("multas?placa=" + plate, format, language);
        Path second = exported("multas?placa=Z" + plate, format, language);
        assertThat(importing.totals(Kind.FINES, first, Options.USUAL).repeated())
                .isEqualTo(3);
        assertThat(importing.totals(Kind.FINES, second, Options.USUAL).repeated())
                .isEqualTo(1);
        importing.change("DELETE FROM fine WHERE number LIKE '" + numbers + "%'");
        assertThat(importing.totals(Kind.FINES, first, Options.USUAL)).isEqualTo(new Totals(3, 2, 0, 1, 0, 1));
        assertThat(importing.totals(Kind.FINES, second, Options.USUAL)).isEqualTo(new Totals(1, 0, 0, 1, 0, 0));
        assertThat(importing.value(query, numbers + "%")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"csv,es", "csv,en", "xlsx,es", "xlsx,en"})
    void a_fine_of_a_device_with_parts_of_a_second_is_the_same_fine(String format, String language) throws IOException {
        String plate = api.plate();
        Api.as(api.officerToken())
                .body(FineJson.of(plate)
                        .with("timestamp", "\"2024-05-10T14:30:15.123Z\"")
                        .toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200);
        Path file = exported("multas?placa=" + plate, format, language);
        assertThat(importing.totals(Kind.FINES, file, Options.USUAL)).isEqualTo(new Totals(1, 0, 1, 0, 0, 0));
    }

    private long person(String name, String email) {
        return api.administrator()
                .body(Map.of("nombre", name, "correo_electronico", email))
                .post("/personas")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private static Totals loaded(int rows) {
        return new Totals(rows, rows, 0, 0, 0, 0);
    }

    private Path exported(String list, String format, String language) throws IOException {
        Response file = api.administrator()
                .header("Accept-Language", language)
                .get("/admin/" + list.replace("?", "/exportar?formato=" + format + "&"));
        assertThat(file.statusCode()).as(list).isEqualTo(200);
        return Files.write(folder.resolve(Api.unique("export") + "." + format), file.asByteArray());
    }
}
