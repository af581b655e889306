package labra.fines;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import labra.Api;
import labra.contract.FineJson;
import labra.platform.Database;
import labra.postgres.Superuser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every fine has a number that people can quote, whichever way it came in, and is found by it.
@QuarkusTest
class FineNumberTest {
    private static final String SHORT = "M-[1-9][0-9]{0,9}-[0-9]{2}";

    @Inject
    Api api;

    @Inject
    Database database;

    @Test
    void a_fine_of_the_api_is_answered_with_its_number_and_so_is_its_repeat() {
        String officer = api.officerToken();
        String fine = FineJson.of(api.plate()).toString();
        String number = Api.as(officer).body(fine).post("/cargar_infraccion").path("multa.numero");
        assertThat(number).matches(SHORT);
        assertThat(Api.as(officer).body(fine).post("/cargar_infraccion").<String>path("multa.numero"))
                .isEqualTo(number);
    }

    @Test
    void each_fine_of_a_batch_has_another_number_and_one_that_is_refused_has_none() {
        String officer = api.officerToken();
        String plate = api.plate();
        String batch = Stream.of(
                        FineJson.of(plate),
                        FineJson.of(plate).with("comentarios", "\"otra\""),
                        FineJson.of(Api.unique("ZZ98")),
                        FineJson.of(plate),
                        FineJson.of(plate).with("infraccion", "\"NADA\""))
                .map(FineJson::toString)
                .toList()
                .toString();
        List<String> numbers = Api.as(officer).body(batch).post("/multas/lote").path("resultados.numero");
        assertThat(numbers.subList(0, 4)).allMatch(number -> number.matches(SHORT));
        assertThat(numbers.subList(0, 3)).doesNotHaveDuplicates();
        assertThat(numbers.get(3)).isEqualTo(numbers.get(0));
        assertThat(numbers.get(4)).isNull();
        List<String> again = Api.as(officer).body(batch).post("/multas/lote").path("resultados.numero");
        assertThat(again).isEqualTo(numbers);
    }

    @Test
    void the_report_of_its_owner_quotes_it() {
        String email = Api.unique("cita") + "@example.com";
        String plate = api.plateOf(api.person(email));
        String number = load(plate).path("multa.numero");
        assertThat(Api.anonymous().get("/generar_informe?email=" + email).<String>path("[0].numero"))
                .isEqualTo(number);
    }

    @Test
    void it_is_found_as_people_type_it() {
        Response loaded = load(api.plate());
        String id = loaded.path("multa.id");
        String number = loaded.path("multa.numero");
        for (String typed : List.of(
                number, number.toLowerCase(java.util.Locale.ROOT), number.replace("-", ""), number.replace('-', ' '))) {
            assertThat(found(typed)).as(typed).containsExactly(id);
        }
    }

    @Test
    void a_digit_that_is_wrong_finds_nothing() {
        String number = load(api.plate()).path("multa.numero");
        String check = number.substring(number.length() - 2);
        String wrong = number.substring(0, number.length() - 2) + (check.equals("50") ? "51" : "50");
        assertThat(found(wrong)).isEmpty();
        assertThat(found(wrong.replace("-", ""))).isEmpty();
    }

    @Test
    void one_from_before_has_a_number_beside_the_table_and_is_found_by_it() throws Exception {
        String email = Api.unique("antes") + "@example.com";
        String plate = api.plateOf(api.person(email));
        String id = load(plate).path("multa.id");
        Superuser.run(
                "ALTER TABLE fine DISABLE TRIGGER audited",
                "ALTER TABLE earlier_number DISABLE TRIGGER append_only",
                "INSERT INTO earlier_number (fine_id, number) SELECT id, number FROM fine WHERE id = '" + id + "'",
                "UPDATE fine SET number = NULL WHERE id = '" + id + "'",
                "ALTER TABLE earlier_number ENABLE TRIGGER append_only",
                "ALTER TABLE fine ENABLE TRIGGER audited");
        String number = numberBeside(id);
        try {
            assertThat(number).matches(SHORT);
            assertThat(api.administrator().get("/multas/" + id).<String>path("numero"))
                    .isEqualTo(number);
            assertThat(Api.anonymous().get("/generar_informe?email=" + email).<String>path("[0].numero"))
                    .isEqualTo(number);
            assertThat(found(number)).containsExactly(id);
            assertThat(api.administrator()
                            .queryParam("placa", plate)
                            .queryParam("numero", number)
                            .get("/multas")
                            .<List<String>>path("elementos.id"))
                    .containsExactly(id);
        } finally {
            Superuser.run(
                    "ALTER TABLE fine DISABLE TRIGGER audited",
                    "UPDATE fine SET number = '" + number + "' WHERE id = '" + id + "'",
                    "ALTER TABLE fine ENABLE TRIGGER audited",
                    "ALTER TABLE earlier_number DISABLE TRIGGER append_only",
                    "DELETE FROM earlier_number WHERE fine_id = '" + id + "'",
                    "ALTER TABLE earlier_number ENABLE TRIGGER append_only");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 97, 1042, 99_999_999, 100_000_000, 9_999_999_999L})
    void the_database_and_the_search_agree_on_the_check_digits(long counted) {
        String number = database.read(handle -> handle.createQuery("SELECT fine_number(:counted)")
                .bind("counted", counted)
                .mapTo(String.class)
                .one());
        assertThat(FineNumber.read(number.replace("-", ""))).contains(number);
    }

    /// A copy of the version before names the column and says nothing of it.
    @Test
    void one_that_is_kept_without_a_number_gets_it_in_the_same_commit() throws Exception {
        String id = load(api.plate()).path("multa.id");
        UUID copy = UUID.randomUUID();
        Superuser.run(
                "INSERT INTO fine (id, country, plate, plate_as_written, vehicle_id, officer_id, committed_at, comments, number, source,"
                        + " digest) SELECT '" + copy
                        + "', country, plate, plate_as_written, vehicle_id, officer_id, committed_at, comments, NULL,"
                        + " source, digest FROM fine WHERE id = '" + id + "'");
        assertThat(numberBeside(copy.toString())).matches(SHORT);
        assertThat(found(numberBeside(copy.toString()))).containsExactly(copy.toString());
    }

    private String numberBeside(String id) {
        return database.read(handle -> handle.createQuery("SELECT number FROM earlier_number WHERE fine_id = :id")
                .bind("id", UUID.fromString(id))
                .mapTo(String.class)
                .one());
    }

    private Response load(String plate) {
        return Api.as(api.officerToken()).body(FineJson.of(plate).toString()).post("/cargar_infraccion");
    }

    @Test
    void typed_whole_where_the_list_is_searched_it_is_found_with_what_stands_between_its_signs() throws Exception {
        Response loaded = load(api.plate());
        String id = loaded.path("multa.id");
        String ours = loaded.path("multa.numero");
        for (String typed : List.of(ours, ours.replace("-", ""), ours.replace('-', ' '))) {
            assertThat(searched(typed)).as(typed).containsExactly(id);
        }
        String brought = Api.unique("A-") + "/2024";
        Superuser.run(
                "ALTER TABLE fine DISABLE TRIGGER audited",
                "UPDATE fine SET number = '" + brought + "' WHERE id = '" + id + "'",
                "ALTER TABLE fine ENABLE TRIGGER audited");
        assertThat(searched(" " + brought)).containsExactly(id);
    }

    private List<String> searched(String typed) {
        return api.administrator()
                .queryParams(Map.of("q", typed))
                .get("/multas")
                .path("elementos.id");
    }

    private List<String> found(String typed) {
        return api.administrator()
                .queryParams(Map.of("numero", typed))
                .get("/multas")
                .path("elementos.id");
    }
}
