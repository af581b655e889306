package labra.auditing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import labra.fines.Timestamp;
import labra.platform.Database;
import labra.web.BadField;
import labra.web.Field;
import labra.web.Fields;
import labra.web.PathId;
import labra.web.lists.Listing;

/// Which rows of the trail somebody asks for: by whom, what it is about, which record, what was done, when. Names and
/// records are looked up first, so that PostgreSQL knows how many rows each has and takes the index that fits.
final class TrailFilter {
    private static final List<String> KINDS =
            List.of("account:", "officer:", "console:", "import:", "database:", "device:", "owner:");

    /// Of a record that has more the newest are looked through.
    static final int MOST_ABOUT = 5000;

    private final Database database;
    private final ZoneId zone;

    TrailFilter(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    Listing listing(Fields query) {
        Set<String> subjects = new LinkedHashSet<>(database.read(TrailRows.class, TrailRows::subjects));
        Field<String> who = query.optional("quien", Fields.name(200));
        Field<String> record = query.optional("registro", Fields.name(100));
        Field<String> subject = query.optional("tipo", node -> known(Fields.string(node), subjects));
        Field<TrailAction> action = query.optional("hecho", Fields.choice(TrailAction.class, TrailAction::wireName));
        Field<Instant> from = query.optional("desde", Timestamp.filter(zone));
        Field<Instant> lastDay = query.optional("hasta_dia", Timestamp.filter(zone));
        Instant start = from.orNull();
        Instant end = lastDay.orNull() == null ? null : lastDay.get().plus(Duration.ofDays(1));
        Timestamp.ordered(query, start, "hasta_dia", end == null ? null : end.minusMillis(1));
        return new Listing(TrailEntry.COLUMNS, TrailEntry.TABLES, "a.id", "bigint")
                .whereUneven("a.actor = ANY (:actors)", "actors", who.orNull() == null ? null : actors(who.get()))
                .whereUneven(
                        "a.id = ANY (:rows)",
                        "rows",
                        record.orNull() == null
                                ? null
                                : about(record.get(), subject.orNull() == null ? subjects : Set.of(subject.get())))
                .whereUneven("a.subject = :subject", "subject", subject.orNull())
                .whereUneven(
                        "a.action = :action",
                        "action",
                        action.orNull() == null ? null : action.get().name())
                .whereUneven("a.at >= :from", "from", start == null ? null : start.atOffset(ZoneOffset.UTC))
                .whereUneven("a.at < :dayAfter", "dayAfter", end == null ? null : end.atOffset(ZoneOffset.UTC));
    }

    private static String known(String subject, Set<String> subjects) throws BadField {
        if (!subjects.contains(subject)) {
            throw new BadField("field.not-a-choice", String.join(", ", subjects));
        }
        return subject;
    }

    /// As it was typed, and as whatever kind of actor.
    private String[] actors(String who) {
        return Stream.concat(
                        Stream.concat(Stream.of(who), KINDS.stream().map(kind -> kind + who)),
                        database.read(TrailRows.class, rows -> rows.actors(who)).stream())
                .distinct()
                .toArray(String[]::new);
    }

    private Long[] about(String record, Set<String> subjects) {
        return rows(record, subjects, MOST_ABOUT).toArray(Long[]::new);
    }

    private List<Long> rows(String record, Set<String> subjects, int most) {
        String fine = PathId.isUuid(record) ? record : null;
        return database.read(TrailRows.class, rows -> rows.about(record, fine, subjects.toArray(String[]::new), most));
    }

    /// Whether there is more about a record than is looked through.
    boolean isCut(Fields query) {
        String record = query.optional("registro", Fields.name(100)).orNull();
        if (record == null) {
            return false;
        }
        Set<String> subjects = new LinkedHashSet<>(database.read(TrailRows.class, TrailRows::subjects));
        String subject = query.optional("tipo", node -> known(Fields.string(node), subjects))
                .orNull();
        return rows(record, subject == null ? subjects : Set.of(subject), MOST_ABOUT + 1)
                        .size()
                > MOST_ABOUT;
    }
}
