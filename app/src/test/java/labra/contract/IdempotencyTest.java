package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import labra.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A fine that is sent again is the same fine.
@QuarkusTest
class IdempotencyTest {
    @Inject
    Api api;

    private String officer = "";
    private String plate = "";

    @BeforeEach
    void officerAndVehicle() {
        officer = api.officerToken();
        plate = api.plate();
    }

    @Test
    void the_same_id_gets_the_first_answer() {
        FineJson fine = FineJson.of(plate).with("id", newId());
        String first = load(officer, fine);
        assertThat(load(officer, fine)).isEqualTo(first);
        String otherForm = " " + plate.toLowerCase(java.util.Locale.ROOT) + " ";
        fine.with("placa_patente", "\"" + otherForm + "\"").with("timestamp", "\"2024-05-10 11:30\"");
        assertThat(load(officer, fine)).isEqualTo(first);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void the_same_id_with_another_body_is_409() {
        String id = newId();
        load(officer, FineJson.of(plate).with("id", id));
        for (FineJson other : List.of(
                FineJson.of(plate).with("comentarios", "\"otra\""),
                FineJson.of(plate).with("timestamp", "\"2024-05-10T14:30:01Z\""),
                FineJson.of(plate).with("lugar", "\"Mitre\""),
                FineJson.of(plate).with("latitud", "1").with("longitud", "1"),
                FineJson.of(api.plate()))) {
            Problems.of(send(officer, other.with("id", id)), 409, "id-with-other-body");
        }
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void the_same_id_of_another_officer_is_409() {
        FineJson fine = FineJson.of(plate).with("id", newId());
        load(officer, fine);
        Problems.of(send(api.officerToken(), fine), 409, "id-with-other-body");
    }

    @Test
    void an_exact_repeat_without_an_id_is_the_same_fine() {
        String first = load(officer, FineJson.of(plate));
        assertThat(load(officer, FineJson.of(plate))).isEqualTo(first);
        assertThat(load(officer, FineJson.of(plate).with("timestamp", "1715351400")))
                .isEqualTo(first);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void what_differs_in_anything_is_another_fine() {
        load(officer, FineJson.of(plate));
        load(officer, FineJson.of(plate).with("comentarios", "\"Prueba.\""));
        load(officer, FineJson.of(plate).with("timestamp", "\"2024-05-10T14:30:00.001Z\""));
        load(api.officerToken(), FineJson.of(plate));
        assertThat(rows()).isEqualTo(4);
    }

    @Test
    void a_repeat_without_the_id_is_the_fine_that_had_one() {
        String first = load(officer, FineJson.of(plate).with("id", newId()));
        assertThat(load(officer, FineJson.of(plate))).isEqualTo(first);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void a_repeat_gets_the_fine_as_it_stands_after_a_correction() {
        String id = idOf(load(officer, FineJson.of(plate)));
        api.administrator()
                .body(FineJson.of(plate)
                        .with("comentarios", "\"Corregida\"")
                        .with("motivo", "\"Decía otra cosa\"")
                        .toString())
                .put("/multas/" + id)
                .then()
                .statusCode(200);
        Response again = send(officer, FineJson.of(plate));
        assertThat((String) again.path("multa.id")).isEqualTo(id);
        assertThat((String) again.path("multa.comentarios")).isEqualTo("Corregida");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void twenty_senders_at_once_make_one_fine() throws Exception {
        assertThat(idsOfTwenty(FineJson.of(plate))).hasSize(1);
        assertThat(idsOfTwenty(
                        FineJson.of(plate).with("comentarios", "\"otra\"").with("id", newId())))
                .hasSize(1);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void of_twenty_bodies_with_one_id_one_is_kept() throws Exception {
        String id = newId();
        List<Callable<Integer>> senders = IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(i -> () -> send(
                                officer,
                                FineJson.of(plate)
                                        .with("comentarios", "\"" + i + "\"")
                                        .with("id", id))
                        .statusCode())
                .toList();
        try (var threads = Executors.newFixedThreadPool(20)) {
            List<Integer> statuses = threads.invokeAll(senders).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(statuses.getFirst()).isEqualTo(200);
            assertThat(statuses.subList(1, 20)).containsOnly(409);
        }
        assertThat(rows()).isEqualTo(1);
    }

    private Set<String> idsOfTwenty(FineJson fine) throws InterruptedException {
        Callable<String> sender = () -> idOf(load(officer, fine));
        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers = threads.invokeAll(java.util.Collections.nCopies(20, sender));
            return new HashSet<>(
                    answers.stream().map(java.util.concurrent.Future::resultNow).toList());
        }
    }

    private int rows() {
        return api.administrator()
                .get("/multas?placa=" + plate)
                .jsonPath()
                .getList("elementos")
                .size();
    }

    private static Response send(String token, FineJson fine) {
        return Api.as(token).body(fine.toString()).post("/cargar_infraccion");
    }

    private static String load(String token, FineJson fine) {
        return send(token, fine).then().statusCode(200).extract().asString();
    }

    private static String idOf(String answer) {
        return io.restassured.path.json.JsonPath.from(answer).getString("multa.id");
    }

    static String newId() {
        UUID random = UUID.randomUUID();
        long time = Instant.now().toEpochMilli() << 16;
        return "\""
                + new UUID(time | 0x7000 | (random.getMostSignificantBits() & 0xFFF), random.getLeastSignificantBits())
                + "\"";
    }
}
