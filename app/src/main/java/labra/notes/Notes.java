package labra.notes;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import labra.evidence.FilesBesideEvidence;
import labra.evidence.KeptFiles;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.Problem;
import labra.web.Writes;

/// Writes notes, withdraws them, and gives out their files.
@Singleton
class Notes implements FilesBesideEvidence {
    private static final Map<String, Problem> REFUSALS = Map.of(
            "note_fine", Problem.NOT_FOUND,
            "note_vehicle", Problem.NOT_FOUND,
            "note_person", Problem.NOT_FOUND,
            "note_officer", Problem.NOT_FOUND);

    private final Database database;
    private final Writes writes;
    private final KeptFiles files;
    private final Clock clock;

    Notes(Database database, Writes writes, KeptFiles files, Clock clock) {
        this.database = database;
        this.writes = writes;
        this.files = files;
        this.clock = clock;
    }

    /// Whether files may be attached here.
    boolean takesFiles() {
        return files.areKept();
    }

    /// A file that is handed out.
    record Sent(String name, String type, byte[] bytes) {}

    /// The files are on the disk before the note is. What the text names and nobody is called is given back.
    List<String> add(About about, NewNote written, Actor actor) {
        List<NoteRows.Kept> kept = written.files().stream().map(this::kept).toList();
        String[] names = Mentions.possible(written.text()).toArray(String[]::new);
        List<String> known = writes.in(actor, REFUSALS, handle -> {
            NoteRows rows = handle.attach(NoteRows.class);
            long note = rows.add(about, written.text(), actor.name());
            kept.forEach(file -> rows.attach(note, file));
            return rows.mention(note, names, actor.name());
        });
        return Mentions.unknown(written.text(), Set.copyOf(known));
    }

    private NoteRows.Kept kept(Attachment file) {
        SealedFile sealed = SealedFile.of(file.bytes());
        return new NoteRows.Kept(
                file.name(), file.type().wireName(), file.bytes().length, files.keep(sealed.bytes()), sealed.key());
    }

    /// Only whoever wrote it; again it is as it is.
    void withdraw(About about, long id, long account, Actor actor) {
        database.write(actor, handle -> {
            NoteRows rows = handle.attach(NoteRows.class);
            NoteRows.Row note = rows.find(about, id).orElseThrow(Problem.NOT_FOUND::refusal);
            if (note.authorId() != account) {
                throw Problem.FORBIDDEN.refusal();
            }
            return rows.withdraw(id);
        });
    }

    /// Nobody is given a file before it is written down that they were.
    Sent file(About about, long id, Actor actor) {
        NoteRows.Kept kept =
                database.read(NoteRows.class, rows -> rows.file(about, id)).orElseThrow(Problem.NOT_FOUND::refusal);
        byte[] bytes = new SealedFile(kept.key(), files.read(kept.sha256())).open();
        database.write(actor, handle -> {
            handle.attach(NoteRows.class).look(id, actor.name(), clock.instant());
            return true;
        });
        return new Sent(kept.name(), kept.type(), bytes);
    }

    @Override
    public List<File> after(String sha256, int most) {
        return database.read(NoteRows.class, rows -> rows.after(sha256, most));
    }
}
