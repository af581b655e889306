package labra.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import labra.Api;
import labra.access.enrolment.Enrolments;
import labra.contract.Problems;
import labra.platform.Actor;
import labra.platform.Database;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/// A device comes in by a code and a key of its own, gets numbers that nobody else has, and what it chooses from.
@QuarkusTest
class DeviceEnrolmentTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");

    @Inject
    Api api;

    @Inject
    EnrolledDevice.Maker devices;

    @Inject
    Enrolments enrolments;

    @Inject
    Database database;

    private String code() {
        return enrolments.issue(api.officer(Api.unique("alta-")), new Enrolments.Wish(null, null), TEST);
    }

    @Test
    void a_code_makes_one_device_and_no_second_one() {
        String code = code();
        SigningDevice key = SigningDevice.fresh();
        Response enrolled = EnrolledDevice.enrol(code, key, key.prove(code));
        assertThat(enrolled.statusCode()).as(enrolled.asString()).isEqualTo(201);
        UUID id = UUID.fromString(enrolled.path("id"));
        assertThat((String) enrolled.path("anterior"))
                .isEqualTo(Chain.origin(id, key.key().thumbprint()));
        assertThat((List<?>) enrolled.path("oficiales")).hasSize(1);
        SigningDevice second = SigningDevice.fresh();
        Problems.of(EnrolledDevice.enrol(code, second, second.prove(code)), 410, "code-gone");
        Problems.of(Api.anonymous().body(Map.of("codigo", code)).post("/oficial/alta"), 401, "invalid-code");
    }

    @Test
    void a_key_that_is_not_proven_or_known_already_leaves_the_code_as_it_was() {
        String code = code();
        SigningDevice key = SigningDevice.fresh();
        String otherCode = key.prove("AAAAAAAAAA");
        String otherKey = SigningDevice.fresh().prove(code);
        assertThat(Problems.fields(EnrolledDevice.enrol(code, key, otherCode))).containsExactly("prueba");
        assertThat(Problems.fields(EnrolledDevice.enrol(code, key, otherKey))).containsExactly("prueba");
        assertThat(Problems.fields(EnrolledDevice.enrol(code, key, "x"))).containsExactly("prueba");
        EnrolledDevice known = devices.make();
        Problems.of(EnrolledDevice.enrol(code, known.key, known.key.prove(code)), 409, "device-key-taken");
        assertThat(EnrolledDevice.enrol(code, key, key.prove(code)).statusCode())
                .isEqualTo(201);
        assertThat(Problems.fields(Api.anonymous().body("{\"clave_publica\":7}").post("/oficial/dispositivos")))
                .containsExactlyInAnyOrder("codigo", "clave_publica", "nombre", "plataforma", "prueba");
    }

    @Test
    void the_same_request_for_numbers_gets_the_same_block_and_no_two_blocks_overlap() {
        EnrolledDevice one = devices.make();
        EnrolledDevice other = devices.make();
        ObjectNode wanted = wish(one, 50, "pedido-0001");
        Response first = lease(one, wanted);
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(lease(one, wanted).asString()).isEqualTo(first.asString());
        assertThat(lease(other, wish(other, 50, "pedido-0001")).asString()).isNotEqualTo(first.asString());
        int from = first.path("desde");
        assertThat((Integer) first.path("hasta")).isEqualTo(from + 49);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> database.write(TEST, handle -> handle.execute("""
                                INSERT INTO number_block (series_id, numbers, device_id, nonce, leased_at, settled_to)
                                SELECT series_id, int8range(lower(numbers) + 1, upper(numbers) + 1), device_id, 'otro', now(), 0
                                FROM number_block WHERE device_id = ? AND nonce = 'pedido-0001'
                                """, one.id)))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("number_block_overlap");
    }

    @Test
    void many_at_once_get_numbers_apart() {
        List<EnrolledDevice> all =
                IntStream.range(0, 6).mapToObj(i -> devices.make()).toList();
        List<Integer> starts = all.parallelStream()
                .map(device ->
                        (Integer) lease(device, wish(device, 7, "a-la-vez-1")).path("desde"))
                .toList();
        assertThat(starts).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void no_device_hoards_numbers_and_none_gets_them_for_another_signature() {
        EnrolledDevice device = devices.make();
        for (int i = 0; i < 3; i++) {
            assertThat(lease(device, wish(device, 500, "mucho-000" + i)).statusCode())
                    .isEqualTo(200);
        }
        Problems.of(lease(device, wish(device, 500, "mucho-0003")), 409, "too-many-numbers");
        Problems.of(lease(device, wish(device, 5, "serie-0001").put("serie", "ZZZZZZ")), 404, "unknown-series");
        assertThat(Problems.fields(lease(device, wish(device, 501, "x")))).containsExactly("n");
        String forged = SigningDevice.fresh()
                .sign("bloque", device.id, wish(device, 5, "falso-0001").toString());
        Problems.of(ask("bloques", "pedido", forged), 401, "broken-signature");
        String unknown = device.key.sign("bloque", UUID.randomUUID(), "{}");
        Problems.of(ask("bloques", "pedido", unknown), 401, "unknown-device");
        Problems.of(ask("bloques", "pedido", device.acta("AA111AA")), 401, "broken-signature");
        database.write(
                TEST,
                handle -> handle.execute(
                        "UPDATE device SET revoked_at = now(), revoked_why = 'STOLEN' WHERE id = ?", device.id));
        Problems.of(lease(device, wish(device, 5, "tarde-0001")), 403, "device-revoked");
    }

    @Test
    void the_catalogue_comes_once_and_the_time_always() {
        Response catalogue = Api.anonymous().get("/oficial/catalogo");
        assertThat((String) catalogue.path("pais")).isEqualTo("AR");
        assertThat((List<?>) catalogue.path("formatos_placa.AR")).isNotEmpty();
        String tag = catalogue.header("ETag");
        assertThat(tag).isEqualTo("\"" + catalogue.path("etag") + "\"");
        assertThat(Api.anonymous()
                        .header("If-None-Match", tag)
                        .get("/oficial/catalogo")
                        .statusCode())
                .isEqualTo(304);
        assertThat(Api.anonymous().get("/oficial/hora").path("hora").toString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
    }

    private static ObjectNode wish(EnrolledDevice device, int count, String nonce) {
        return EnrolledDevice.JSON
                .createObjectNode()
                .put("dispositivo", device.id.toString())
                .put("serie", device.series)
                .put("quedan", 3)
                .put("n", count)
                .put("nonce", nonce);
    }

    private static Response lease(EnrolledDevice device, ObjectNode wish) {
        return ask("bloques", "pedido", device.key.sign("bloque", device.id, wish.toString()));
    }

    static Response ask(String path, String name, String text) {
        return Api.anonymous().body(Map.of(name, text)).post("/oficial/" + path);
    }
}
