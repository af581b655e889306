package labra.notices;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import labra.letters.Letters;
import labra.letters.ShownMail;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.OutboxFilled;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.lists.Page;
import labra.web.lists.PageRequest;
import labra.web.lists.Window;

/// The notices as staff see them: listed, counted, read, and tried again.
@Singleton
public class Notices {
    private final Database database;
    private final Letters letters;
    private final Event<OutboxFilled> filled;

    Notices(Database database, Letters letters, Event<OutboxFilled> filled) {
        this.database = database;
        this.letters = letters;
        this.filled = filled;
    }

    /// How many there are: by state those that are not sent, those sent in the last 24 hours, and fines whose notices
    /// are still to be made.
    public record Counts(Map<NoticeState, Long> unsent, long sentLastDay, long finesInOutbox) {}

    /// The page that a query asks for (`limite`, `orden`, `cursor`), newest first.
    public static PageRequest pageRequest(Fields query) {
        return PageRequest.read(query, NoticeRows.SORTS, "-id");
    }

    public Page<Notice> list(NoticeFilter filter, PageRequest request) {
        return database.read(handle -> filter.on(NoticeRows.listing()).page(handle, Notice.class, request));
    }

    /// The same with the way back.
    Window<Notice> window(NoticeFilter filter, PageRequest request) {
        return database.read(handle -> filter.on(NoticeRows.listing()).window(handle, Notice.class, request));
    }

    public Optional<Notice> find(long id) {
        return database.read(NoticeRows.class, rows -> rows.find(id));
    }

    /// The tries that failed, oldest first.
    public List<Notice.Attempt> attempts(long id) {
        return database.read(NoticeRows.class, rows -> rows.attempts(id));
    }

    public Counts counts() {
        return database.read(
                NoticeRows.class, rows -> new Counts(rows.unsent(), rows.sentLastDay(), rows.finesInOutbox()));
    }

    /// How many are in each state but sent, counted no further than to a thousand.
    Map<NoticeState, Long> waiting() {
        return database.read(NoticeRows.class, NoticeRows::waiting);
    }

    /// The mail as it was sent; of a notice that was not, as it would be sent now; none when there is nobody to tell.
    public Optional<ShownMail> mail(long id) {
        return database.read(NoticeRows.class, rows -> rows.mailed(id))
                .flatMap(mailed -> database.read(NoticeRows.class, rows -> rows.kept(mailed))
                        .map(kept -> letters.sent(mailed, kept))
                        .or(() -> draft(mailed)));
    }

    /// Tries one notice again: 404 when there is none, 409 when its state leaves nothing to try.
    public Notice retry(long id, Actor actor) {
        long retried = database.write(
                actor, handle -> handle.attach(NoticeRows.class).retry(id, new NoticeFilter(null, null, null, null)));
        Notice notice = find(id).orElseThrow(Problem.NOT_FOUND::refusal);
        if (retried == 0) {
            throw Problem.NOTICE_NOT_RETRIABLE.refusal(notice.state().wireName());
        }
        filled.fire(new OutboxFilled());
        return notice;
    }

    /// Tries again every failed notice that the filter means; says how many.
    public long retryAll(NoticeFilter filter, Actor actor) {
        long retried =
                database.write(actor, handle -> handle.attach(NoticeRows.class).retry(null, filter));
        filled.fire(new OutboxFilled());
        return retried;
    }

    private Optional<ShownMail> draft(long id) {
        return database.read(Outbox.class, outbox -> outbox.due(id)).stream()
                .findFirst()
                .flatMap(due -> Optional.ofNullable(due.recipient())
                        .flatMap(recipient -> Writing.of(due, recipient, database, letters))
                        .map(Letters::draft));
    }
}
