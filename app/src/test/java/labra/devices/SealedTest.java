package labra.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import labra.web.BadField;
import labra.web.JsonBody;
import labra.web.Refusal;
import org.junit.jupiter.api.Test;

/// The vector of the wire: the key of RFC 7515 A.3, a fixed fine, and the hashes that both ends come to.
class SealedTest {
    private static final UUID DEVICE = UUID.fromString("019ca9f0-0000-7000-8000-000000000001");
    private static final String PAYLOAD = """
            {"v":1,"id":"019ca9f1-0000-7000-8000-000000000002","dispositivo":"019ca9f0-0000-7000-8000-000000000001",\
            "secuencia":1,"anterior":"27f9a771470151488f245f71ac103f07b57ba881d3e6f1f955fc27315ae9b1d9","numero_unico":"1042",\
            "serie":"MIT","numero":1000,"placa_patente":"AE123CD","pais":"AR","timestamp":"2026-03-01T14:30:00.000-03:00",\
            "comentarios":"Semáforo en rojo","infraccion":"SEM-01","evidencias":[]}""";

    private final SigningDevice device = SigningDevice.ofRfc7515();

    @Test
    void thumbprint_first_link_and_hash_are_those_of_the_vector() {
        assertThat(device.key().thumbprint()).isEqualTo("oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U");
        assertThat(Chain.origin(DEVICE, device.key().thumbprint()))
                .isEqualTo("27f9a771470151488f245f71ac103f07b57ba881d3e6f1f955fc27315ae9b1d9");
        Sealed acta = Sealed.read(device.sign("acta", DEVICE, PAYLOAD));
        assertThat(acta.jws().lastIndexOf('.')).isEqualTo(646);
        assertThat(acta.hash()).isEqualTo("538438d4e9b5f0c063dfcd4392e4d28ab293ccab4a28bff3f939ba67bcbadeb6");
        assertThat(acta.isSignedBy(device.key())).isTrue();
        assertThat(acta.device()).isEqualTo(DEVICE);
        assertThat(acta.payload().path("comentarios").asText()).isEqualTo("Semáforo en rojo");
    }

    @Test
    void the_hash_is_the_same_however_often_it_is_signed() {
        String once = device.sign("acta", DEVICE, PAYLOAD);
        String again = device.sign("acta", DEVICE, PAYLOAD);
        assertThat(once).isNotEqualTo(again);
        assertThat(Sealed.read(once).hash()).isEqualTo(Sealed.read(again).hash());
    }

    @Test
    void another_key_another_letter_and_a_signature_of_nothing_are_found() {
        String jws = device.sign("acta", DEVICE, PAYLOAD);
        assertThat(Sealed.read(jws).isSignedBy(SigningDevice.fresh().key())).isFalse();
        String other = device.sign("acta", DEVICE, PAYLOAD.replace("1000", "1001"));
        String mixed = other.substring(0, other.lastIndexOf('.')) + jws.substring(jws.lastIndexOf('.'));
        assertThat(Sealed.read(mixed).isSignedBy(device.key())).isFalse();
        String nothing = jws.substring(0, jws.lastIndexOf('.') + 1) + "A".repeat(86);
        assertThat(Sealed.read(nothing).isSignedBy(device.key())).isFalse();
    }

    @Test
    void a_header_that_says_more_or_something_else_is_refused() {
        for (String header : new String[] {
            "{\"alg\":\"none\",\"kid\":\"" + DEVICE + "\",\"typ\":\"labra-acta+jws\"}",
            "{\"alg\":\"ES256\",\"kid\":\"" + DEVICE + "\",\"typ\":\"labra-acta+jws\",\"jku\":\"https://x\"}",
            "{\"alg\":\"ES256\",\"kid\":\"" + DEVICE + "\",\"typ\":\"labra-otra+jws\"}",
            "{\"alg\":\"ES256\",\"kid\":\"1\",\"typ\":\"labra-acta+jws\"}",
            "{\"alg\":\"ES256\",\"typ\":\"labra-acta+jws\"}",
            "{\"alg\":\"ES256\",\"kid\":\"" + DEVICE + "\",\"typ\":\"labra-alta+jws\"}",
            "{ \"alg\":\"ES256\",\"kid\":\"" + DEVICE + "\",\"typ\":\"labra-acta+jws\"}"
        }) {
            assertThatThrownBy(() -> Sealed.read(device.signWith(header, PAYLOAD)))
                    .as(header)
                    .isInstanceOf(Refusal.class);
        }
        for (String text : new String[] {"", "a.b", "a.b.c", "..", "x".repeat(40_000)}) {
            assertThatThrownBy(() -> Sealed.read(text)).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> Sealed.read(device.sign("acta", DEVICE, "[1]")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Sealed.read(device.sign("acta", DEVICE, "{\"a\":1,\"a\":2}")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_key_that_is_private_of_another_curve_or_of_no_point_is_refused() throws BadField {
        String good = device.key().json();
        assertThat(DeviceKey.read(JsonBody.read(good.getBytes())).thumbprint())
                .isEqualTo(device.key().thumbprint());
        for (String bad : new String[] {
            good.replace("P-256", "P-384"),
            good.replace("\"EC\"", "\"RSA\""),
            good.replace("}", ",\"d\":\"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI\"}"),
            good.replaceAll("\"x\":\"[^\"]+\"", "\"x\":\"" + "A".repeat(43) + "\""),
            good.replaceAll("\"x\":\"[^\"]+\"", "\"x\":\"" + "_".repeat(43) + "\""),
            "{}",
            "7"
        }) {
            assertThatThrownBy(() -> DeviceKey.read(JsonBody.read(bad.getBytes())))
                    .as(bad)
                    .isInstanceOf(BadField.class);
        }
    }

    @Test
    void a_printed_number_ends_with_two_digits_that_find_a_slip() {
        assertThat(new PrintedNumber("MIT", 1000).text()).isEqualTo("MIT-00001000-13");
        assertThat(new PrintedNumber("MIT", 10_000).text()).doesNotEndWith("-13");
        assertThat(new PrintedNumber("MTI", 1000).text()).doesNotEndWith("-13");
    }
}
