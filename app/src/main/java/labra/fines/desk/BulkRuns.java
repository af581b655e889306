package labra.fines.desk;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.Rounds;
import labra.platform.Settings;
import labra.web.Problem;
import labra.web.Refusal;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/// Goes on with bulks, a few fines of each in turn. Each fine is a transaction that notes what became of it, so that
/// any copy of the application goes on where another one stopped.
@Singleton
class BulkRuns {
    private static final Logger LOG = Logger.getLogger(BulkRuns.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 25;

    private final Database database;
    private final BulkWork work;
    private final boolean works;
    private final Rounds rounds;
    /// Whoever begins a bulk and the thread take turns, not one fine each.
    private final ReentrantLock turn = new ReentrantLock();

    BulkRuns(Database database, BulkWork work, Settings settings) {
        this.database = database;
        this.work = work;
        this.works = settings.background();
        this.rounds = new Rounds("bulks", PAUSE, this::round);
    }

    void start(@Observes StartupEvent event) {
        if (works) {
            rounds.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.end();
    }

    /// Begins a bulk, whose first fines are done when this returns.
    long begin(Bulk.Wanted wanted, List<UUID> fines, Actor actor) {
        UUID[] ids = fines.toArray(UUID[]::new);
        long id = database.write(actor, handle -> handle.attach(Bulks.class).begin(wanted, actor.name(), ids));
        goOn(id);
        return id;
    }

    /// Begins to take one back, unless it is too late or done already.
    boolean undo(long id, String reason, Actor actor) {
        boolean begun =
                database.write(actor, handle -> handle.attach(Bulks.class).undo(id, reason, actor.name()));
        goOn(id);
        return begun;
    }

    private void goOn(long id) {
        database.read(Bulks.class, bulks -> bulks.find(id)).ifPresent(this::some);
        rounds.wake();
    }

    /// A few of each; whether anything came of it.
    private boolean round() {
        try {
            boolean moved = false;
            for (Bulk bulk : database.read(Bulks.class, Bulks::unfinished)) {
                moved |= some(bulk);
            }
            return moved;
        } catch (RuntimeException later) {
            LOG.warnf("Bulks of fines could not go on: %s", later);
            return false;
        }
    }

    private boolean some(Bulk bulk) {
        turn.lock();
        try {
            int done = 0;
            while (!rounds.areOver() && done < AT_ONCE && one(bulk)) {
                done++;
            }
            return finished(bulk) || done > 0;
        } finally {
            turn.unlock();
        }
    }

    private boolean finished(Bulk bulk) {
        return database.write(actor(bulk), handle -> {
            Bulks bulks = handle.attach(Bulks.class);
            return bulk.undoing() ? bulks.finishUndo(bulk.id()) : bulks.finish(bulk.id());
        });
    }

    /// The next of its fines; false where there is none. What breaks leaves its fine out, not the rest; where the
    /// database is away nothing is noted, and the fine is the next one again.
    private boolean one(Bulk bulk) {
        return database.write(actor(bulk), handle -> {
            Bulks bulks = handle.attach(Bulks.class);
            Bulks.Item item = bulks.next(bulk.id(), from(bulk)).orElse(null);
            if (item == null) {
                return false;
            }
            handle.savepoint("fine");
            try {
                doOrUndo(handle, bulk, item);
            } catch (RuntimeException notDone) {
                handle.rollbackToSavepoint("fine");
                leaveOut(bulks, bulk, item, notDone);
            }
            return true;
        });
    }

    private void doOrUndo(Handle handle, Bulk bulk, Bulks.Item item) {
        Bulks bulks = handle.attach(Bulks.class);
        if (bulk.undoing()) {
            work.undoes(handle, bulk, item);
            bulks.undone(bulk.id(), item.position());
        } else {
            bulks.done(bulk.id(), work.does(handle, bulk, item));
        }
    }

    private static void leaveOut(Bulks bulks, Bulk bulk, Bulks.Item item, RuntimeException notDone) {
        if (notDone instanceof Refusal refusal) {
            bulks.leaveOut(bulk.id(), item.position(), refusal.problem().name(), BulkWork.details(refusal));
        } else {
            LOG.warnf("A fine of bulk %d broke: %s", bulk.id(), notDone);
            bulks.leaveOut(bulk.id(), item.position(), Problem.INTERNAL.name(), new String[] {"bulk " + bulk.id()});
        }
    }

    private static String from(Bulk bulk) {
        return bulk.undoing() ? "DONE" : "WAITING";
    }

    private static Actor actor(Bulk bulk) {
        String undoer = bulk.undoBy();
        return new Actor(undoer == null ? bulk.actor() : undoer, "");
    }
}
