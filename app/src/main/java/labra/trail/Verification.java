package labra.trail;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import labra.platform.Database;
import labra.trail.tree.Checkpoint;
import labra.trail.tree.Note;
import labra.trail.tree.NoteKey;
import labra.trail.tree.Tree;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/// Looks whether the trail is whole, the log is of it, what was signed still holds, and every row is what the trail
/// says.
@Singleton
class Verification {
    /// What was looked at: leaves of the log, checkpoints and their time stamps, and the newest checkpoint.
    record Outcome(long leaves, long from, int checkpoints, int stamps, Optional<Note> newest) {}

    private final Database database;
    private final Keyring keyring;
    private final KeptCheckpoint kept;
    private final Stamps stamps;

    Verification(Database database, Keyring keyring, KeptCheckpoint kept, Stamps stamps) {
        this.stamps = stamps;
        this.database = database;
        this.keyring = keyring;
        this.kept = kept;
    }

    /// All of it, or what came after a checkpoint that somebody kept.
    Outcome run(@Nullable Note since) {
        return database.read(handle -> handle.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ, transaction -> run(transaction, since)));
    }

    /// The same within somebody else's transaction.
    Outcome run(Handle handle, @Nullable Note since) {
        try {
            return compare(handle, since);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Outcome compare(Handle handle, @Nullable Note since) throws SQLException {
        Connection connection = handle.getConnection();
        try (Statement settings = connection.createStatement()) {
            settings.execute(
                    "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL bytea_output = 'hex'; "
                            + "SET LOCAL extra_float_digits = 1; SET LOCAL search_path = public, pg_temp; SET LOCAL enable_hashjoin = off");
        }
        LogRows rows = handle.attach(LogRows.class);
        List<NoteKey> believed = keyring.believed();
        Tree known = new Tree((level, index) -> new byte[0], 0);
        if (since != null) {
            known = known(rows, since, believed);
        }
        long from = known.size();
        List<Note> checkpoints = checkpoints(rows, from, believed);
        Recount recount = new Recount(rows, known, checkpoints, believed);
        Fold fold = new Fold(since == null);
        new TrailReader(connection).read(from, recount::take, fold);
        recount.end();
        fold.forgotten().end();
        all(rows, recount.size());
        int stamped = stamps.verify(handle, from);
        for (String subject : new TreeSet<>(fold.subjects())) {
            live(connection, subject, fold, since == null ? null : fold.touched(subject));
        }
        return new Outcome(
                recount.size(), from, checkpoints.size(), stamped, rows.head().map(head -> Note.of(head.note())));
    }

    /// The log as it was at a checkpoint that somebody kept.
    private static Tree known(LogRows rows, Note since, List<NoteKey> believed) {
        Checkpoint said = Checkpoint.of(since.text());
        if (believed.stream().noneMatch(since::isSignedBy)) {
            throw new Divergence("signature", said.size());
        }
        long size = rows.head().map(LogRows.Head::size).orElse(0L);
        if (said.size() > size) {
            throw new Divergence("shorter", said.size(), size);
        }
        Tree known = new Tree(
                Recount.at((level, index) -> rows.tile(level, index).orElseGet(() -> new byte[0]), said.size()),
                said.size());
        if (!Arrays.equals(known.root(), said.root())) {
            throw new Divergence("history", said.size());
        }
        return known;
    }

    /// Those of the database after a size, and the one that was kept beside the key.
    private List<Note> checkpoints(LogRows rows, long from, List<NoteKey> believed) {
        List<Note> notes = new ArrayList<>();
        rows.checkpoints(from).forEach(written -> notes.add(Note.of(written)));
        kept.read().filter(note -> Checkpoint.of(note.text()).size() > from).ifPresent(notes::add);
        notes.sort((one, other) -> Long.compare(
                Checkpoint.of(one.text()).size(), Checkpoint.of(other.text()).size()));
        return notes;
    }

    /// Nothing is in the trail that is not in the log, but for the last moments; nothing in the log that nobody signed.
    private static void all(LogRows rows, long size) {
        long signed = rows.head().map(LogRows.Head::size).orElse(0L);
        if (signed != size) {
            throw new Divergence("unsigned", size, signed);
        }
        rows.leftOut().ifPresent(id -> {
            throw new Divergence("unlogged", id);
        });
    }

    private static void live(Connection connection, String subject, Fold fold, @Nullable Set<String> ids)
            throws SQLException {
        if (!subject.matches("[a-z_]+") || !isThere(connection, subject)) {
            throw new Divergence("table", subject);
        }
        if (ids != null && ids.isEmpty()) {
            return;
        }
        String where = ids == null ? "" : "WHERE id = ANY (?::" + type(connection, subject) + "[])";
        try (PreparedStatement statement = connection.prepareStatement(TrailImage.query(subject, where))) {
            if (ids != null) {
                statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            }
            statement.setFetchSize(1_000);
            try (ResultSet images = statement.executeQuery()) {
                while (images.next()) {
                    fold.find(subject, images.getString(1));
                }
            }
        }
        fold.end(subject);
    }

    private static boolean isThere(Connection connection, String table) throws SQLException {
        return type(connection, table, "SELECT to_regclass(?)::text").isPresent();
    }

    private static String type(Connection connection, String table) throws SQLException {
        return type(
                        connection,
                        table,
                        "SELECT atttypid::regtype::text FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = 'id'")
                .orElse("text");
    }

    private static Optional<String> type(Connection connection, String table, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }
}
