package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import labra.Api;
import labra.imports.loading.Options;
import labra.imports.loading.Totals;
import labra.imports.mapping.Kind;
import labra.imports.mapping.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People, vehicles and offences come from files too; what is there already is never overwritten.
@QuarkusTest
class ImportRegistersTest {
    @Inject
    Importing importing;

    @Inject
    ImportHistory history;

    @Inject
    Api api;

    @TempDir
    Path folder;

    @Test
    void people_are_loaded_repeated_or_refused_by_their_address() {
        String mail = Api.unique("gente") + "@example.com";
        Path file = Importing.file(
                folder,
                "people.csv",
                "Nombre;Correo electrónico\n"
                        + "Ana  María Ñandú;" + mail + "\n"
                        + "Ana María Ñandú;" + mail.toUpperCase(java.util.Locale.ROOT) + "\n"
                        + "Otra Persona;" + mail + "\n"
                        + "Sin Correo;\n"
                        + "Mal Correo;no es un correo\n"
                        + ";" + Api.unique("x") + "@example.com\n");
        Imports.Result first = importing.run(Kind.PEOPLE, file, Options.USUAL);
        assertThat(first.totals()).isEqualTo(new Totals(6, 1, 1, 0, 4, 0));
        assertThat(history.rejected(first.run(), 0, 10))
                .extracting(ImportRegistersTest::told)
                .containsExactly(
                        "4 Ya existe una persona con ese correo electrónico.",
                        "5 Correo electrónico: es obligatorio",
                        "6 Correo electrónico: no es un correo electrónico válido",
                        "7 Nombre: es obligatorio");
        assertThat(importing.totals(Kind.PEOPLE, file, Options.USUAL)).isEqualTo(new Totals(6, 0, 2, 0, 4, 0));
        assertThat(importing.value("SELECT name FROM person WHERE email = ?", mail))
                .isEqualTo("Ana María Ñandú");
    }

    @Test
    void vehicles_belong_to_people_who_are_there_or_are_made_when_asked_for() {
        String owner = Api.unique("duenio") + "@example.com";
        String newcomer = Api.unique("nueva") + "@example.com";
        api.person(owner);
        String stem = Api.unique("VH");
        Path file = Importing.file(
                folder,
                "vehicles.csv",
                "placa,marca,color,email,titular\n"
                        + stem + "-a,Fiat,rojo," + owner + ",\n"
                        + stem + "A,Fiat,rojo," + owner + ",\n"
                        + stem + "a,Ford,rojo," + owner + ",\n"
                        + stem + "B,Fiat,azul," + newcomer + ",Nueva Dueña\n"
                        + "#,Fiat,azul," + owner + ",\n"
                        + stem + "C,,azul," + owner + ",\n");
        Imports.Result strict = importing.run(Kind.VEHICLES, file, Options.USUAL);
        assertThat(strict.totals()).isEqualTo(new Totals(6, 1, 1, 0, 4, 0));
        assertThat(history.rejected(strict.run(), 0, 10))
                .extracting(ImportRegistersTest::told)
                .satisfiesExactlyInAnyOrder(
                        why -> assertThat(why).isEqualTo("4 Ya existe un vehículo con esa placa patente en ese país."),
                        why -> assertThat(why)
                                .startsWith("5 No hay una persona con el correo del titular, " + newcomer),
                        why -> assertThat(why).startsWith("6 Placa patente: "),
                        why -> assertThat(why).isEqualTo("7 Marca y modelo: es obligatorio"));
        Options creating = new Options(null, null, null, null, null, true, false, false);
        assertThat(importing.totals(Kind.VEHICLES, file, creating)).isEqualTo(new Totals(6, 1, 2, 0, 3, 0));
        assertThat(importing.value("SELECT name FROM person WHERE email = ?", newcomer))
                .isEqualTo("Nueva Dueña");
        assertThat(importing.value("SELECT plate_as_written FROM vehicle WHERE plate = ?", stem + "A"))
                .isEqualTo(stem + "-a");
    }

    /// A file moves no vehicle with its fines to another owner: the row is rejected and says why.
    @Test
    void a_file_gives_no_vehicle_another_owner() {
        String plate = api.plate();
        String thief = Api.unique("ajena") + "@example.com";
        api.person(thief);
        String before = importing.value("SELECT person_id FROM vehicle WHERE plate = ?", plate);
        Path file =
                Importing.file(folder, "moved.csv", "placa;marca;color;email\n" + plate + ";Fiat;rojo;" + thief + "\n");
        Imports.Result result = importing.run(Kind.VEHICLES, file, Options.USUAL);
        assertThat(result.totals()).isEqualTo(new Totals(1, 0, 0, 0, 1, 0));
        assertThat(history.rejected(result.run(), 0, 10))
                .extracting(ImportRegistersTest::told)
                .containsExactly("2 Ya existe un vehículo con esa placa patente en ese país.");
        assertThat(importing.value("SELECT person_id FROM vehicle WHERE plate = ?", plate))
                .isEqualTo(before);
    }

    @Test
    void vehicles_have_the_country_that_their_row_says() {
        String owner = Api.unique("vecino") + "@example.com";
        api.person(owner);
        String plate = Api.unique("PAIS");
        Path file = Importing.file(
                folder,
                "countries.csv",
                "placa;país;marca;color;email\n"
                        + plate + ";uy;Fiat;rojo;" + owner + "\n"
                        + plate + ";;Fiat;azul;" + owner + "\n"
                        + plate + ";UY;Fiat;rojo;" + owner + "\n"
                        + plate + ";Uruguay;Fiat;rojo;" + owner + "\n");
        Imports.Result result = importing.run(Kind.VEHICLES, file, Options.USUAL);
        assertThat(result.totals()).isEqualTo(new Totals(4, 2, 1, 0, 1, 0));
        assertThat(history.rejected(result.run(), 0, 10))
                .extracting(ImportRegistersTest::told)
                .containsExactly("5 País: no es un código de país ISO 3166-1 de dos letras");
        assertThat(importing.value(
                        "SELECT string_agg(country, ' ' ORDER BY country) FROM vehicle WHERE plate = ?", plate))
                .isEqualTo("AR UY");
    }

    @Test
    void a_reason_names_the_column_as_the_page_does() {
        Path file = Importing.file(folder, "reasons.csv", "codigo;descripcion;unidades_fijas\nX;x;abc\n;y;1\n");
        Imports.Result result = importing.run(Kind.OFFENCES, file, Options.USUAL);
        assertThat(history.rejected(result.run(), 0, 10))
                .extracting(rejection -> rejection.why(Locale.forLanguageTag("es")))
                .containsExactly("Unidades fijas: «abc» no es un número válido", "Código: es obligatorio");
        assertThat(history.rejected(result.run(), 0, 10))
                .extracting(rejection -> rejection.why(Locale.ENGLISH))
                .first()
                .asString()
                .startsWith("Fixed units");
    }

    @Test
    void vehicles_that_are_imported_after_their_fines_get_them() {
        String plate = Api.unique("TIE");
        String owner = Api.unique("atado") + "@example.com";
        api.person(owner);
        importing.run(
                Kind.FINES,
                Importing.file(folder, "f.csv", "placa,fecha,hora,oficial\n" + plate + ",16/01/2014,9:34,I-04\n"),
                Importing.creatingOfficers());
        importing.run(
                Kind.VEHICLES,
                Importing.file(folder, "v.csv", "placa,marca,color,email\n" + plate + ",Fiat,rojo," + owner + "\n"),
                Options.USUAL);
        List<String> statuses = Api.anonymous()
                .get("/generar_informe?email=" + owner)
                .then()
                .statusCode(200)
                .extract()
                .path("estado");
        assertThat(statuses).containsExactly("LABRADA");
    }

    @Test
    void offences_keep_their_units_and_points() {
        String code = Api.unique("OF-");
        Path file = Importing.file(
                folder,
                "offences.csv",
                "código,descripción,unidades fijas,puntos\n"
                        + code + "a,\"Cruzar, con luz roja\",\"12,5\",4\n"
                        + code + "b,Sin cinturón,,\n"
                        + code + "A,\"Cruzar, con luz roja\",12.50,4\n"
                        + code + "b,Sin casco,,\n"
                        + code + "c,Mal,muchas,\n"
                        + code + "d,Mal,1,-4\n");
        assertThat(importing.totals(Kind.OFFENCES, file, Options.USUAL)).isEqualTo(new Totals(6, 2, 1, 0, 3, 0));
        assertThat(importing.value("SELECT fixed_units || '/' || points FROM offence WHERE code = ?", code + "a"))
                .isEqualTo("12.50/4");
    }

    @Test
    void every_mistake_of_a_row_is_told_at_once_as_the_api_tells_it() {
        Path file =
                Importing.file(folder, "mistakes.csv", "nombre,correo_electronico\n" + "x".repeat(201) + ",nadie\n");
        Imports.Result result = importing.run(Kind.PEOPLE, file, Options.USUAL);
        String answered = String.join(
                "; ",
                api.administrator()
                        .body(Map.of("nombre", "x".repeat(201), "correo_electronico", "nadie"))
                        .post("/personas")
                        .then()
                        .statusCode(400)
                        .extract()
                        .<List<String>>path("errores.mensaje"));
        assertThat(history.rejected(result.run(), 0, 10))
                .extracting(ImportRegistersTest::told)
                .containsExactly("2 Nombre: " + answered.replace("; ", "; Correo electrónico: "));
    }

    private static String told(Rejection rejection) {
        return rejection.line() + " " + rejection.why(Locale.of("es"));
    }
}
