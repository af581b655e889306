package labra.trail.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Notes are those of C2SP and of Go's `sumdb/note`, whose example is verified here.
class NoteTest {
    private static final NoteKey PETER =
            NoteKey.of("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    private static final String EXAMPLE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @Test
    void the_known_example_is_verified() {
        Note note = Note.of(EXAMPLE);
        assertThat(note.isSignedBy(PETER)).isTrue();
        assertThat(note.written()).isEqualTo(EXAMPLE);
        assertThat(Note.of(EXAMPLE.replace("answer", "riddle")).isSignedBy(PETER))
                .isFalse();
        assertThat(PETER.text()).isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    @Test
    void a_signed_checkpoint_is_read_back() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        NoteKey key = NoteKey.of("example.org/registro", pair.getPublic());
        Checkpoint checkpoint = new Checkpoint("example.org/registro", 7, Hashes.of(new byte[] {1}));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(checkpoint.text().getBytes(StandardCharsets.UTF_8));
        Note note =
                Note.of(Note.signed(checkpoint.text(), key, signature.sign()).written());
        assertThat(note.isSignedBy(NoteKey.of(key.text()))).isTrue();
        assertThat(note.isSignedBy(PETER)).isFalse();
        assertThat(note.isSignedBy(new NoteKey("another.example/registro", key.ed25519())))
                .isFalse();
        assertThat(Checkpoint.of(note.text())).isEqualTo(checkpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "text", "text\n\n", "text\n— x y\n"})
    void what_is_no_note_is_refused(String written) {
        assertThatThrownBy(() -> Note.of(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n1\n",
                "o\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n99999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n1\nnot base64\n",
                "o\n1\nAAAA\n",
                "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
            })
    void what_is_no_checkpoint_is_refused(String text) {
        assertThatThrownBy(() -> Checkpoint.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a+b",
                "a+00000000+AQ==",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void what_is_no_key_is_refused(String text) {
        assertThatThrownBy(() -> NoteKey.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
