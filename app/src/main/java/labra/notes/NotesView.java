package labra.notes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The notes of a record as its reader sees them, in the order of time. Earlier ones are before the note `earlier`.
public record NotesView(
        Record about, List<Note> all, @Nullable Long earlier, boolean mayWrite, boolean takesFiles) {

    /// The record, by its title, with its own page and the page of its notes.
    public record Record(String title, String page, String place) {}

    /// A note; of one that was withdrawn there are no pieces.
    public record Note(
            long id,
            String author,
            Instant writtenAt,
            @Nullable Instant withdrawnAt,
            boolean mine,
            List<Mentions.Piece> pieces,
            List<NoteRows.FileRow> files) {}

    public int largest() {
        return NewNote.LARGEST;
    }
}
