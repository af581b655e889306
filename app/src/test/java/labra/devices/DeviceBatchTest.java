package labra.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import labra.Api;
import labra.contract.Problems;
import labra.platform.Actor;
import labra.platform.Database;
import org.junit.jupiter.api.Test;

/// What a device signed without a network arrives whole, once, each item with a result of its own.
@QuarkusTest
class DeviceBatchTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");

    @Inject
    Api api;

    @Inject
    EnrolledDevice.Maker devices;

    @Inject
    Database database;

    private List<String> results(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("resultados.resultado");
    }

    private List<String> reasons(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("resultados.error.motivo");
    }

    private long fines(EnrolledDevice device) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM acta WHERE device_id = ?")
                .bind(0, device.id)
                .mapTo(Long.class)
                .one());
    }

    @Test
    void a_fine_is_kept_with_its_seal_and_its_printed_number_and_a_repeat_is_the_same() {
        EnrolledDevice device = devices.make();
        String plate = api.plate();
        ObjectNode fine = device.next(plate);
        String jws = device.sign("acta", fine);
        Response answer = device.send(jws);
        assertThat(results(answer)).containsExactly("registrada");
        assertThat((String) answer.path("resultados[0].huella")).isEqualTo(device.head);
        String number = new PrintedNumber(device.series, fine.path("numero").asLong()).text();
        assertThat((String) answer.path("resultados[0].numero")).isEqualTo(number);
        assertThat((Integer) answer.path("dispositivo.hasta_secuencia")).isEqualTo(1);
        assertThat((List<?>) answer.path("dispositivo.faltan")).isEmpty();
        Response kept = api.administrator().get("/multas/" + fine.path("id").asText());
        assertThat((String) kept.path("numero")).isEqualTo(number);
        assertThat((String) kept.path("placa_patente")).isEqualTo(plate);
        Response again = device.send(jws, jws);
        assertThat(results(again)).containsExactly("repetida", "repetida");
        assertThat((String) again.path("resultados[1].huella")).isEqualTo(device.head);
        assertThat(fines(device)).isOne();
        String stored = database.read(handle -> handle.createQuery("SELECT jws FROM acta WHERE device_id = ?")
                .bind(0, device.id)
                .mapTo(String.class)
                .one());
        assertThat(stored).isEqualTo(jws);
    }

    @Test
    void an_unknown_plate_is_observed_and_one_that_cannot_be_read_too() {
        EnrolledDevice device = devices.make();
        Response answer = device.send(device.acta("ZZ999ZZ"), device.acta("?? no se lee"));
        assertThat(results(answer)).containsExactly("observada", "observada");
        assertThat((List<String>) answer.path("resultados[0].avisos")).containsExactly("PLACA_DESCONOCIDA");
        assertThat((List<String>) answer.path("resultados[1].avisos")).containsExactly("PLACA_ILEGIBLE");
    }

    @Test
    void a_broken_signature_an_unknown_device_and_no_text_at_all_hold_nothing_back() {
        EnrolledDevice device = devices.make();
        SigningDevice stranger = SigningDevice.fresh();
        String good = device.acta(api.plate());
        String forged = stranger.sign("acta", device.id, device.next("AA111AA").toString());
        String unknown =
                stranger.sign("acta", UUID.randomUUID(), device.next("AA111AA").toString());
        Response answer = device.send(forged, unknown, "x", good);
        assertThat(results(answer)).containsExactly("rechazada", "rechazada", "rechazada", "registrada");
        assertThat((List<String>) answer.path("resultados.huella")).containsExactly(null, null, null, device.head);
        assertThat((List<String>) answer.path("resultados.error.type"))
                .startsWith(
                        "urn:labra:problem:broken-signature",
                        "urn:labra:problem:unknown-device",
                        "urn:labra:problem:broken-signature");
    }

    @Test
    void nobody_is_told_about_a_device_who_does_not_sign_as_it() {
        EnrolledDevice device = devices.make();
        String forged = SigningDevice.fresh().sign("acta", device.id, "{}");
        Response answer = device.send(forged);
        assertThat(results(answer)).containsExactly("rechazada");
        assertThat((Object) answer.path("dispositivo")).isNull();
    }

    @Test
    void what_cannot_be_kept_as_it_came_waits_with_its_reason() {
        EnrolledDevice device = devices.make();
        EnrolledDevice other = devices.make();
        String plate = api.plate();
        List<String> texts = new ArrayList<>();
        texts.add(device.sign("acta", device.next(plate).put("numero_unico", "nadie-conocido")));
        texts.add(device.sign("acta", device.next(plate).put("numero_unico", other.badge)));
        texts.add(device.sign("acta", (ObjectNode) device.next(plate).without("comentarios")));
        texts.add(device.sign("acta", device.next(plate).put("v", 99)));
        texts.add(device.sign("acta", device.next(plate).put("pais", "BR")));
        texts.add(device.sign(
                "acta",
                device.next(plate)
                        .put("timestamp", Instant.now().plus(1, ChronoUnit.DAYS).toString())));
        ObjectNode astray = device.next(plate);
        astray.putObject("reloj").put("desfase_ms", -86_400_000);
        texts.add(device.sign("acta", astray));
        texts.add(device.sign("acta", device.next(plate).put("infraccion", "NO-HAY")));
        texts.add(device.sign("acta", device.next(plate).put("numero", other.number)));
        texts.add(device.sign("acta", device.next(plate).put("dispositivo", other.id.toString())));
        texts.add(device.sign("acta", (ObjectNode) device.next(plate).without("id")));
        texts.add(device.sign("acta", device.next(plate)));
        Response answer = device.send(texts.toArray(String[]::new));
        List<String> expected = new ArrayList<>(Collections.nCopies(11, "en_cuarentena"));
        expected.add("registrada");
        assertThat(results(answer)).isEqualTo(expected);
        assertThat(reasons(answer).subList(0, 11))
                .containsExactly(
                        "OFICIAL_DESCONOCIDO",
                        "OFICIAL_AJENO",
                        "FORMA",
                        "VERSION",
                        "PAIS",
                        "FUTURO",
                        "RELOJ",
                        "INFRACCION_DESCONOCIDA",
                        "NUMERO_AJENO",
                        "FORMA",
                        "FORMA");
        assertThat((List<String>) answer.path("resultados.huella"))
                .isEqualTo(texts.stream().map(text -> Sealed.read(text).hash()).toList());
        assertThat((List<?>) answer.path("dispositivo.faltan")).isEmpty();
        assertThat(results(device.send(texts.get(0)))).containsExactly("en_cuarentena");
        long waiting = database.read(handle -> handle.createQuery("SELECT count(*) FROM quarantine WHERE device_id = ?")
                .bind(0, device.id)
                .mapTo(Long.class)
                .one());
        assertThat(waiting).isEqualTo(11);
    }

    @Test
    void a_cloned_device_is_found_by_its_places_and_numbers_and_nothing_of_it_is_lost() {
        EnrolledDevice device = devices.make();
        String plate = api.plate();
        long place = device.sequence;
        String link = device.head;
        assertThat(results(device.send(device.acta(plate)))).containsExactly("registrada");
        device.sequence = place;
        device.head = link;
        String samePlace = device.acta(plate);
        device.number = device.number - 2;
        String sameNumber = device.sign("acta", device.next(plate).put("comentarios", "Otra"));
        Response answer = device.send(samePlace, sameNumber);
        assertThat(results(answer)).containsExactly("en_cuarentena", "en_cuarentena");
        assertThat(reasons(answer)).containsExactly("SECUENCIA_REPETIDA", "NUMERO_REPETIDO");
        device.number++;
        ObjectNode first = device.next(plate);
        String twice = device.sign("acta", first);
        device.sequence--;
        String inOneBatch = device.sign("acta", device.next(plate));
        assertThat(results(device.send(twice, inOneBatch))).containsExactly("registrada", "en_cuarentena");
        String sameId = device.sign(
                "acta", device.next(plate).put("id", first.path("id").asText()));
        Response again = device.send(sameId);
        assertThat(reasons(again)).containsExactly("ID_REPETIDO");
    }

    @Test
    void two_that_want_one_number_at_the_same_time_get_it_once() {
        EnrolledDevice device = devices.make();
        String plate = api.plate();
        List<String> texts = IntStream.range(0, 8)
                .mapToObj(i -> {
                    ObjectNode fine = device.next(plate).put("comentarios", "Nº " + i);
                    device.number--;
                    return device.sign("acta", fine);
                })
                .toList();
        List<String> all = texts.parallelStream()
                .map(text -> results(device.send(text)).getFirst())
                .toList();
        assertThat(all)
                .containsOnlyOnce("registrada")
                .filteredOn("en_cuarentena"::equals)
                .hasSize(7);
    }

    @Test
    void a_revoked_device_still_delivers_but_to_quarantine() {
        EnrolledDevice device = devices.make();
        String before = device.acta(api.plate());
        assertThat(results(device.send(before))).containsExactly("registrada");
        database.write(
                TEST,
                handle -> handle.execute(
                        "UPDATE device SET revoked_at = now(), revoked_why = 'LOST' WHERE id = ?", device.id));
        Response answer = device.send(device.acta(api.plate()), before);
        assertThat(results(answer)).containsExactly("en_cuarentena", "repetida");
        assertThat((String) answer.path("dispositivo.estado")).isEqualTo("revocado");
    }

    @Test
    void holes_are_told_until_they_are_filled_in_whatever_order() {
        EnrolledDevice device = devices.make();
        String plate = api.plate();
        List<String> texts =
                IntStream.range(0, 9).mapToObj(i -> device.acta(plate)).toList();
        Response some = device.send(texts.get(8), texts.get(3), texts.get(0));
        assertThat((List<?>) some.path("dispositivo.faltan")).isEqualTo(List.of(List.of(2, 3), List.of(5, 8)));
        assertThat((Integer) some.path("dispositivo.hasta_secuencia")).isEqualTo(9);
        Response more = device.send(texts.get(1), texts.get(2));
        assertThat((List<?>) more.path("dispositivo.faltan")).isEqualTo(List.of(List.of(5, 8)));
        List<String> rest = new ArrayList<>(texts);
        Collections.shuffle(rest, new java.util.Random(42));
        Response all = device.send(rest.toArray(String[]::new));
        assertThat((List<?>) all.path("dispositivo.faltan")).isEmpty();
        assertThat(results(all)).doesNotContain("rechazada", "en_cuarentena");
        assertThat(fines(device)).isEqualTo(9);
    }

    @Test
    void a_number_that_is_voided_ends_once_and_never_becomes_a_fine() {
        EnrolledDevice device = devices.make();
        long number = device.number++;
        ObjectNode end = device.common()
                .put("serie", device.series)
                .put("numero", number)
                .put("motivo", "Papel roto");
        String voided = device.sign("anulacion", end);
        assertThat(results(device.send(voided))).containsExactly("registrada");
        assertThat(results(device.send(voided))).containsExactly("repetida");
        List<String> actors = database.read(handle -> handle.createQuery("""
                        SELECT DISTINCT actor FROM audit WHERE subject = 'number_end' AND after ->> 'device_id' = :device
                        """)
                .bind("device", device.id.toString())
                .mapTo(String.class)
                .list());
        assertThat(actors).containsExactly("device:" + device.id);
        device.number = number;
        Response fine = device.send(device.acta(api.plate()));
        assertThat(reasons(fine)).containsExactly("NUMERO_REPETIDO");
        String used = device.acta(api.plate());
        device.send(used);
        ObjectNode late = device.common()
                .put("serie", device.series)
                .put("numero", device.number - 1)
                .put("motivo", "Tarde");
        assertThat(reasons(device.send(device.sign("anulacion", late)))).containsExactly("NUMERO_REPETIDO");
    }

    @Test
    void a_batch_may_come_compressed_and_is_inflated_no_further_than_its_limit() throws IOException {
        EnrolledDevice device = devices.make();
        String body = EnrolledDevice.JSON.writeValueAsString(device.batch(device.acta(api.plate())));
        assertThat(results(compressed(body.getBytes(StandardCharsets.UTF_8)))).containsExactly("registrada");
        Problems.of(compressed(new byte[3_000_000]), 413, "too-large");
        Problems.of(
                Api.anonymous().header("Content-Encoding", "gzip").body(body).post("/oficial/lote"),
                400,
                "bad-request");
        Problems.of(
                Api.anonymous().header("Content-Encoding", "br").body(body).post("/oficial/lote"),
                415,
                "unsupported-media-type");
    }

    private static Response compressed(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return Api.anonymous()
                .contentType(ContentType.JSON)
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post("/oficial/lote");
    }

    @Test
    void a_batch_of_none_of_too_many_or_of_something_else_is_refused_as_a_whole() {
        EnrolledDevice device = devices.make();
        assertThat(Problems.fields(device.send())).containsExactly("actas");
        assertThat(Problems.fields(device.send(Collections.nCopies(201, "x").toArray(String[]::new))))
                .containsExactly("actas");
        assertThat(Problems.fields(Api.anonymous().body("{}").post("/oficial/lote")))
                .containsExactly("actas");
        Problems.of(Api.anonymous().body("{").post("/oficial/lote"), 400, "unreadable-json");
        assertThat(results(
                        Api.anonymous().body("{\"actas\":[null,7,{},[\"x\"]]}").post("/oficial/lote")))
                .containsOnly("rechazada")
                .hasSize(4);
    }

    @Test
    void an_acta_is_only_added_to() {
        EnrolledDevice device = devices.make();
        device.send(device.acta(api.plate()));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> database.write(
                        TEST, handle -> handle.execute("DELETE FROM acta WHERE device_id = ?", device.id)))
                .isInstanceOf(org.jdbi.v3.core.JdbiException.class);
    }
}
