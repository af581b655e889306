package labra.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Text is read in the encoding it was written in.
class EncodingTest {
    private static final String TEXT = "patente;señalización\nAB123CD;año — «ámbito», situação, Güemes\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
    void finds_it(String encoding) {
        byte[] bytes = TEXT.repeat(20).getBytes(Charset.forName(encoding));
        assertThat(new String(bytes, detected(bytes))).isEqualTo(TEXT.repeat(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "ISO-8859-1"})
    void finds_it_for_a_single_letter_at_the_end(String encoding) {
        byte[] bytes = "plate,colour\nAB123,marrón\nAB124,MARRÓN\nAB125,Ñ".getBytes(Charset.forName(encoding));
        assertThat(new String(bytes, detected(bytes))).endsWith("Ñ").contains("marrón");
    }

    @Test
    void finds_it_when_the_first_letter_beyond_ascii_comes_late() {
        byte[] start = "plain,text\n".repeat(300_000).getBytes(StandardCharsets.US_ASCII);
        var file = new ByteArrayOutputStream();
        file.writeBytes(start);
        file.writeBytes("ñandú,x\n".getBytes(Charset.forName("windows-1252")));
        byte[] bytes = file.toByteArray();
        assertThat(new String(bytes, detected(bytes))).endsWith("ñandú,x\n");
    }

    @Test
    void stays_with_utf_8_when_a_few_bytes_are_damaged() {
        byte[] bytes = "señal,ñandú\n".repeat(100).getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length / 2] = (byte) 0xff;
        assertThat(detected(bytes)).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void reads_latin_1_where_windows_has_no_such_letter() {
        byte[] bytes = "señal,\u0081\u009d\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(detected(bytes)).isEqualTo(StandardCharsets.ISO_8859_1);
    }

    @Test
    void takes_no_binary_file_for_text() {
        byte[] bytes = new byte[10_000];
        for (int i = 0; i < bytes.length; i += 7) {
            bytes[i] = (byte) (i * 31);
        }
        bytes[1] = 'x';
        assertThatThrownBy(() -> {
                    Charset charset = detected(bytes);
                    if (charset.name().startsWith("UTF-16")) {
                        throw new ImportFailure("failure.not-text");
                    }
                })
                .isInstanceOf(ImportFailure.class);
    }

    private static Charset detected(byte[] bytes) {
        Encoding encoding = new Encoding();
        byte[] buffer = new byte[1 << 16];
        for (int at = 0; at < bytes.length; at += 1000) {
            int count = Math.min(1000, bytes.length - at);
            System.arraycopy(bytes, at, buffer, 0, count);
            encoding.feed(buffer, 0, count);
        }
        return encoding.detected();
    }
}
