package labra.trail;

import java.nio.charset.StandardCharsets;
import labra.trail.tree.Note;
import labra.trail.tree.NoteKey;

/// What signs checkpoints. It is not in the database, nor does whoever rules the database have it.
interface LogKey {
    NoteKey known();

    /// The 64 bytes of Ed25519 over the text.
    byte[] sign(byte[] text);

    default Note signed(String text) {
        return Note.signed(text, known(), sign(text.getBytes(StandardCharsets.UTF_8)));
    }
}
