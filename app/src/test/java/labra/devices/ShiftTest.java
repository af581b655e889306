package labra.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import labra.Api;
import labra.contract.Problems;
import org.junit.jupiter.api.Test;

/// At the end of a shift both sides say how many there are and which is the last.
@QuarkusTest
class ShiftTest {
    @Inject
    Api api;

    @Inject
    EnrolledDevice.Maker devices;

    private static ObjectNode end(EnrolledDevice device, long first, long last, int count, String head) {
        return device.common()
                .put("desde", first)
                .put("hasta", last)
                .put("cantidad", count)
                .put("cabeza", head);
    }

    private static Response close(String text) {
        return DeviceEnrolmentTest.ask("turnos", "turno", text);
    }

    private static void says(Response answer, String result) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat((String) answer.path("resultado")).isEqualTo(result);
    }

    @Test
    void a_shift_is_incomplete_until_all_is_here_and_then_it_matches() {
        EnrolledDevice device = devices.make();
        String plate = api.plate();
        List<String> fines =
                IntStream.range(0, 5).mapToObj(i -> device.acta(plate)).toList();
        device.number++;
        String voided = device.sign(
                "anulacion",
                device.common()
                        .put("serie", device.series)
                        .put("numero", device.number - 1)
                        .put("motivo", "Roto"));
        String head = device.head;
        String end = device.sign("turno", end(device, 1, 6, 5, head));
        device.send(fines.get(0), fines.get(1), fines.get(4));
        Response incomplete = close(end);
        says(incomplete, "incompleto");
        assertThat((List<?>) incomplete.path("faltan")).isEqualTo(List.of(List.of(3, 4), List.of(6, 6)));
        device.send(fines.get(2), fines.get(3), voided);
        Response whole = close(end);
        says(whole, "coincide");
        assertThat((String) whole.path("cabeza")).isEqualTo(head);
        assertThat((Integer) whole.path("cantidad")).isEqualTo(5);
        Response next = device.send(device.acta(plate));
        assertThat((List<?>) next.path("dispositivo.faltan")).isEmpty();
        assertThat((Integer) next.path("dispositivo.hasta_secuencia")).isEqualTo(8);
    }

    @Test
    void an_empty_shift_matches_and_another_count_or_head_does_not() {
        EnrolledDevice device = devices.make();
        says(close(device.sign("turno", end(device, 1, 0, 0, device.head))), "coincide");
        device.send(device.acta(api.plate()));
        String head = device.head;
        says(close(device.sign("turno", end(device, 2, 2, 3, head))), "no_coincide");
        says(close(device.sign("turno", end(device, 2, 2, 1, "0".repeat(64)))), "no_coincide");
        says(close(device.sign("turno", end(device, 2, 2, 1, head))), "coincide");
    }

    @Test
    void an_end_where_a_fine_was_signed_of_no_range_or_with_nothing_in_it_is_refused() {
        EnrolledDevice device = devices.make();
        device.send(device.acta(api.plate()), device.acta(api.plate()));
        device.sequence = 2;
        Problems.of(close(device.sign("turno", end(device, 1, 1, 1, device.head))), 409, "sequence-taken");
        assertThat(Problems.fields(close(device.sign("turno", end(device, 5, 2, 0, device.head)))))
                .containsExactly("hasta");
        assertThat(Problems.fields(close(device.sign("turno", EnrolledDevice.JSON.createObjectNode()))))
                .contains("secuencia", "desde", "hasta", "cantidad", "cabeza");
        assertThat(Problems.fields(close("x".repeat(40_000)))).containsExactly("turno");
        Problems.of(close("x"), 401, "broken-signature");
    }
}
