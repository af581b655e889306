package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.imports.loading.Options;
import labra.imports.loading.Totals;
import labra.imports.mapping.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Public files as their towns publish them. docs/imports.md has the independent counts that these totals agree with.
@QuarkusTest
class RealFilesTest {
    @Inject
    Importing importing;

    @Inject
    Api api;

    @TempDir
    Path folder;

    @Test
    void the_fines_of_miraflores() {
        Path file = copied("actas_control_miraflores_2014_seudonimizado.csv.gz");
        String plate = "NM3602";
        String owner = Api.unique("miraflores") + "@example.com";
        Totals first = importing.totals(Kind.FINES, file, Options.USUAL);
        assertThat(first).isEqualTo(new Totals(3_675, 114, 0, 3_500, 61, 114));
        assertThat(importing.value("SELECT count(*) FROM officer WHERE badge LIKE 'INSPECTOR __'"))
                .isEqualTo("20");
        assertThat(importing.value(
                        "SELECT count(*) FROM fine WHERE number ~ '^C[0-9]{6}$' AND observation LIKE '%ya está%'"))
                .isEqualTo("17");
        assertThat(importing.totals(Kind.FINES, file, Options.USUAL)).isEqualTo(new Totals(3_675, 0, 3_614, 0, 61, 0));
        api.administrator()
                .body(Map.of(
                        "placa_patente",
                        "nm-3602",
                        "marca",
                        "Toyota",
                        "color",
                        "blanco",
                        "persona_id",
                        api.person(owner)))
                .post("/vehiculos")
                .then()
                .statusCode(201);
        List<String> plates = Api.anonymous()
                .get("/generar_informe?email=" + owner)
                .then()
                .statusCode(200)
                .extract()
                .path("placa_patente");
        assertThat(plates).isNotEmpty().containsOnly(plate);
        assertThat(plates)
                .hasSize(Integer.parseInt(importing.value("SELECT count(*) FROM fine WHERE plate = 'NM3602'")));
    }

    @Test
    void the_fines_of_der_df() {
        Path file = copied("autos_infracao_derdf_2021-04.csv.gz");
        assertThat(importing.totals(Kind.FINES, file, Options.USUAL))
                .isEqualTo(new Totals(82_223, 0, 1_945, 80_278, 0, 0));
        assertThat(importing.totals(Kind.FINES, file, Options.USUAL)).isEqualTo(new Totals(82_223, 0, 82_223, 0, 0, 0));
        assertThat(importing.value("SELECT description FROM offence WHERE code = '7455-0'"))
                .isEqualTo("Transitar em velocidade superior à máxima permitida em até 20%");
    }

    @Test
    void the_catalogue_of_colombia() {
        Path file = copied("colombia_codigo_nacional_transito.csv");
        assertThat(importing.totals(Kind.OFFENCES, file, Options.USUAL)).isEqualTo(new Totals(103, 103, 0, 0, 0, 0));
        assertThat(importing.value("SELECT fixed_units FROM offence WHERE code = 'A01'"))
                .isEqualTo("4.00");
    }

    /// Midnight beside every date, and times without their zeros: `945`, `19`, `9`.
    @Test
    void los_angeles() {
        Path file = copied("citations_los_angeles_2015-12.csv.gz");
        Options mapped = Importing.mapped(copied("casos/la.properties").toString());
        assertThat(importing.totals(Kind.FINES, file, mapped)).isEqualTo(new Totals(9_999, 0, 0, 9_995, 4, 0));
        String written = "FROM (SELECT f.number, f.committed_at AT TIME ZONE 'America/Los_Angeles' AS at FROM fine f"
                + " JOIN officer o ON o.id = f.officer_id WHERE o.badge = 'LADOT') la";
        assertThat(importing.value(
                        "SELECT count(*) || ' ' || sum(extract(epoch FROM at::time)::bigint / 60) " + written))
                .isEqualTo("9995 7259586");
        assertThat(importing.value("SELECT at::text " + written + " WHERE number = '1106506402'"))
                .isEqualTo("2015-12-22 09:45:00");
        assertThat(importing.value("SELECT at::text " + written + " WHERE number = '1106226590'"))
                .isEqualTo("2015-09-15 00:19:00");
        assertThat(importing.totals(Kind.FINES, file, mapped)).isEqualTo(new Totals(9_999, 0, 9_995, 0, 4, 0));
    }

    /// The public data lie outside of the repository; where they are not, the test is skipped and says so.
    private Path copied(String name) {
        Path data = Path.of("../../shared/data").resolve(name);
        if (!Files.isRegularFile(data)) {
            System.out.println("skipped: " + data + " is not there");
        }
        assumeTrue(Files.isRegularFile(data), () -> "skipped: " + data + " is not there");
        try {
            return Files.copy(data, folder.resolve(data.getFileName()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
