package labra.notes;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import labra.platform.Database;

/// Reads the notes of a record, so many at once.
@Singleton
class NoteReading {
    private static final int SHOWN = 50;

    private final Database database;

    NoteReading(Database database) {
        this.database = database;
    }

    /// Some of them, and the first of these where there are earlier ones.
    record Some(List<NotesView.Note> notes, boolean more) {}

    Some before(About about, long before, long reader) {
        return database.read(NoteRows.class, rows -> {
            List<NoteRows.Row> found = rows.of(about, before, SHOWN + 1);
            List<NoteRows.Row> shown = found.stream().limit(SHOWN).toList().reversed();
            Long[] ids = shown.stream().map(NoteRows.Row::id).toArray(Long[]::new);
            Map<Long, List<NoteRows.FileRow>> files =
                    rows.files(ids).stream().collect(Collectors.groupingBy(NoteRows.FileRow::noteId));
            Map<Long, Set<String>> named = rows.named(ids).stream()
                    .collect(Collectors.groupingBy(
                            NoteRows.Named::noteId, Collectors.mapping(NoteRows.Named::username, Collectors.toSet())));
            return new Some(
                    shown.stream()
                            .map(row -> note(
                                    row,
                                    row.authorId() == reader,
                                    files.getOrDefault(row.id(), List.of()),
                                    named.getOrDefault(row.id(), Set.of())))
                            .toList(),
                    found.size() > SHOWN);
        });
    }

    private static NotesView.Note note(
            NoteRows.Row row, boolean mine, List<NoteRows.FileRow> files, Set<String> named) {
        String body = row.body();
        return new NotesView.Note(
                row.id(),
                row.author(),
                row.writtenAt(),
                row.withdrawnAt(),
                mine,
                body == null ? List.of() : Mentions.pieces(body, named),
                body == null ? List.of() : files);
    }
}
