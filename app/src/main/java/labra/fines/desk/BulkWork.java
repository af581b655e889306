package labra.fines.desk;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import labra.fines.Fine;
import labra.fines.FineStatus;
import labra.fines.Fines;
import labra.platform.Actor;
import labra.web.Problem;
import labra.web.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What a bulk does to one fine, and how that is taken back, each for the bulk's reason.
@Singleton
class BulkWork {
    private final FineDesk desk;
    private final Event<ValidationUndone> undone;

    BulkWork(FineDesk desk, Event<ValidationUndone> undone) {
        this.desk = desk;
        this.undone = undone;
    }

    /// What is left of the fine and what was there before, or a refusal.
    Bulks.Item does(Handle handle, Bulk bulk, Bulks.Item item) {
        Fine fine = fine(handle, item.fineId());
        return switch (bulk.action()) {
            case VALIDATE -> validated(handle, bulk, item, fine);
            case ASSIGN -> assigned(handle.attach(Bulks.class), bulk, item, fine);
            case CORRECT -> corrected(handle, bulk, item, fine);
        };
    }

    private Bulks.Item validated(Handle handle, Bulk bulk, Bulks.Item item, Fine fine) {
        Fines fines = handle.attach(Fines.class);
        require(fine.status() == FineStatus.ISSUED, Problem.STATUS_FORBIDS);
        boolean whole = fines.incomplete(new UUID[] {fine.id()}).isNone();
        require(whole || bulk.incompleteToo(), Problem.ACTA_INCOMPLETE);
        desk.validate(handle, fine.id(), new Actor(bulk.actor(), ""));
        int version = fine(handle, fine.id()).version();
        fines.explain(fine.id(), version, bulk.reason());
        return new Bulks.Item(item.position(), fine.id(), version, null, null, null);
    }

    private static Bulks.Item assigned(Bulks bulks, Bulk bulk, Bulks.Item item, Fine fine) {
        require(fine.status() == FineStatus.ISSUED || fine.status() == FineStatus.OBSERVED, Problem.STATUS_FORBIDS);
        Long before = bulks.assignee(fine.id()).orElse(null);
        Long wanted = bulk.assigneeId();
        require(wanted != null, Problem.NOT_FOUND);
        require(!Objects.equals(wanted, before), Problem.ALREADY_SO);
        bulks.assign(fine.id(), Objects.requireNonNull(wanted));
        return new Bulks.Item(item.position(), fine.id(), fine.version(), null, null, before);
    }

    private static Bulks.Item corrected(Handle handle, Bulk bulk, Bulks.Item item, Fine fine) {
        Fines fines = handle.attach(Fines.class);
        require(fine.status() == FineStatus.ISSUED, Problem.STATUS_FORBIDS);
        String offence = Objects.requireNonNullElse(bulk.offence(), Objects.toString(fine.offenceCode(), ""));
        String place = Objects.requireNonNullElse(bulk.place(), Objects.toString(fine.place(), ""));
        boolean same = offence.equalsIgnoreCase(Objects.toString(fine.offenceCode(), ""))
                && place.equals(Objects.toString(fine.place(), ""));
        require(!same, Problem.ALREADY_SO);
        if (bulk.offence() != null && !fines.isKnownOffence(offence)) {
            throw Problem.UNKNOWN_OFFENCE.refusal(offence);
        }
        int version = restated(handle, fine, new Content(offence, place), bulk.reason());
        return new Bulks.Item(item.position(), fine.id(), version, fine.offenceCode(), fine.place(), null);
    }

    /// Takes one back where nothing followed.
    void undoes(Handle handle, Bulk bulk, Bulks.Item item) {
        Bulks bulks = handle.attach(Bulks.class);
        Fine fine = fine(handle, item.fineId());
        require(Objects.equals(item.version(), fine.version()), Problem.SOMETHING_FOLLOWED);
        require(!bulks.isAskedAbout(bulk.id(), fine.id()), Problem.SOMETHING_FOLLOWED);
        String reason = Objects.requireNonNull(bulk.undoReason());
        switch (bulk.action()) {
            case VALIDATE -> {
                int version = bulks.takeValidationBack(fine.id(), fine.version())
                        .orElseThrow(Problem.SOMETHING_FOLLOWED::refusal);
                handle.attach(Fines.class).explain(fine.id(), version, reason);
                Actor actor = new Actor(Objects.requireNonNull(bulk.undoBy()), "");
                undone.fire(new ValidationUndone(handle, fine.id(), reason, actor));
            }
            case ASSIGN -> reassigned(bulks, bulk, item);
            case CORRECT -> restated(handle, fine, Content.before(item), reason);
        }
    }

    private static void reassigned(Bulks bulks, Bulk bulk, Bulks.Item item) {
        Long now = bulks.assignee(item.fineId()).orElse(null);
        require(now != null && now.equals(bulk.assigneeId()), Problem.SOMETHING_FOLLOWED);
        Long before = item.beforeAssignee();
        if (before == null || !bulks.assign(item.fineId(), before)) {
            bulks.unassign(item.fineId());
        }
    }

    /// Of what and where a fine is; empty for nothing.
    private record Content(String offence, String place) {
        static Content before(Bulks.Item item) {
            return new Content(Objects.toString(item.beforeOffence(), ""), Objects.toString(item.beforePlace(), ""));
        }
    }

    private static int restated(Handle handle, Fine fine, Content content, String reason) {
        int version = handle.attach(Bulks.class)
                .restate(fine.id(), fine.version(), filled(content.offence()), filled(content.place()))
                .orElseThrow(Problem.SOMETHING_FOLLOWED::refusal);
        handle.attach(Fines.class).explain(fine.id(), version, reason);
        return version;
    }

    private static @Nullable String filled(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Fine fine(Handle handle, UUID id) {
        return handle.attach(Fines.class).find(id).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    private static void require(boolean holds, Problem otherwise) {
        if (!holds) {
            throw otherwise.refusal();
        }
    }

    static String[] details(Refusal refusal) {
        return Arrays.stream(refusal.arguments()).map(String::valueOf).toArray(String[]::new);
    }
}
