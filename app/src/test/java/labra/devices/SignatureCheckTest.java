package labra.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignatureCheckTest {
    private final SigningDevice device = SigningDevice.fresh();
    private final String jws = device.sign("acta", UUID.randomUUID(), "{\"a\":1}");
    private final byte[] text = jws.substring(0, jws.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    private final byte[] signature = Base64.getUrlDecoder().decode(jws.substring(jws.lastIndexOf('.') + 1));

    @Test
    void the_library_for_this_machine_is_there() {
        assertThat(SignatureCheck.isNative())
                .isEqualTo(System.getProperty("os.name").equals("Linux"));
    }

    @Test
    void it_and_java_itself_agree() {
        assertThat(both(signature)).containsExactly(true, true);
        for (int at = 0; at < signature.length; at++) {
            byte[] changed = signature.clone();
            changed[at] ^= 1;
            assertThat(both(changed)).as("byte %d", at).containsExactly(false, false);
        }
    }

    @Test
    void what_is_no_signature_is_none_and_no_failure() {
        byte[] full = new byte[64];
        Arrays.fill(full, (byte) 0xff);
        for (byte[] none : new byte[][] {
            {}, new byte[1], new byte[63], new byte[64], new byte[65], full, Arrays.copyOf(signature, 66)
        }) {
            assertThat(both(none)).as("%d bytes", none.length).containsExactly(false, false);
        }
    }

    private boolean[] both(byte[] said) {
        return new boolean[] {
            SignatureCheck.passes(device.key().key(), text, said),
            SignatureCheck.passes(SignatureCheck.ofJava(), device.key().key(), text, said)
        };
    }
}
