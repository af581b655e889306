package labra.fines.desk;

import java.time.Instant;
import labra.access.Right;
import org.jspecify.annotations.Nullable;

/// What somebody does to many fines at once: to which end, for which reason, and how far it is.
public record Bulk(
        long id,
        Action action,
        String actor,
        String reason,
        boolean incompleteToo,
        @Nullable Long assigneeId,
        @Nullable String assignee,
        @Nullable String offence,
        @Nullable String place,
        Instant begunAt,
        @Nullable Instant finishedAt,
        @Nullable String undoBy,
        @Nullable String undoReason,
        @Nullable Instant undoAt,
        @Nullable Instant undoneAt,
        boolean undoable) {

    /// Where they are.
    static final String PLACE = "/admin/lotes";

    /// What can be done to many fines, and who may.
    public enum Action {
        VALIDATE("validate", Right.DECIDE_FINES),
        ASSIGN("assign", Right.WRITE_FINES),
        CORRECT("correct", Right.WRITE_FINES);

        private final String wireName;
        private final String right;

        Action(String wireName, String right) {
            this.wireName = wireName;
            this.right = right;
        }

        public String wireName() {
            return wireName;
        }

        public String right() {
            return right;
        }
    }

    /// What is wanted of it, before it begins.
    public record Wanted(
            Action action,
            String reason,
            boolean incompleteToo,
            @Nullable Long assignee,
            @Nullable String offence,
            @Nullable String place) {
        Wanted because(String why) {
            return new Wanted(action, why, incompleteToo, assignee, offence, place);
        }
    }

    boolean undoing() {
        return undoAt != null;
    }

    public String place(String rest) {
        return PLACE + "/" + id + rest;
    }

    /// Whether it goes on, forwards or back.
    public boolean running() {
        return undoing() ? undoneAt == null : finishedAt == null;
    }

    /// The key of the word for where it stands.
    public String standing() {
        if (running()) {
            return undoing() ? "bulk-undoing" : "bulk-running";
        }
        return undoing() ? "bulk-undone" : "bulk-finished";
    }

    public String who() {
        return withoutKind(actor);
    }

    public String undoer() {
        return withoutKind(undoBy == null ? "" : undoBy);
    }

    private static String withoutKind(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
