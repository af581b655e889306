package labra.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTest {
    private static final byte[] PDF = bytes("%PDF-1.7\n...");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acta.pdf|acta.pdf",
                "Acta Nº 3 (copia).PDF|Acta Nº 3 (copia).PDF",
                "C:\\casa\\acta.pdf|acta.pdf",
                "../../etc/passwd|passwd.pdf",
                "foto.jpg|foto.jpg.pdf",
                "acta.pdf.exe|acta.pdf.exe.pdf",
                "a\"b;c:d.pdf|a_b_c_d.pdf",
                "...|adjunto.pdf",
                ".pdf|pdf.pdf",
                "\u202efdp.exe|_fdp.exe.pdf"
            })
    void its_name_harms_nobody_and_ends_as_its_type(String written, String name) {
        assertThat(Attachment.of(written, PDF).orElseThrow().name()).isEqualTo(name);
    }

    @Test
    void a_line_ends_in_no_name() {
        assertThat(Attachment.of("a\r\nb.pdf", PDF).orElseThrow().name()).isEqualTo("a__b.pdf");
    }

    @Test
    void a_long_name_is_cut_between_letters() {
        String name =
                Attachment.of("𝒜".repeat(300) + ".pdf", PDF).orElseThrow().name();
        assertThat(name.codePointCount(0, name.length())).isEqualTo(104);
        assertThat(name).endsWith("𝒜.pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "%PDF", "GIF89a.....", "MZ......", "<html><body>", "PK\u0003\u0004....", "RIFF....WEBP...."})
    void what_is_none_of_the_types_by_its_bytes_is_not_taken(String start) {
        assertThat(Attachment.of("acta.pdf", bytes(start))).isEmpty();
    }

    @Test
    void what_is_sealed_is_opened_by_its_key_alone() {
        SealedFile sealed = SealedFile.of(PDF);
        assertThat(sealed.bytes()).hasSize(PDF.length + 28);
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("%PDF");
        assertThat(sealed.open()).isEqualTo(PDF);
        assertThatThrownBy(() -> new SealedFile(SealedFile.of(PDF).key(), sealed.bytes()).open())
                .isInstanceOf(IllegalStateException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
