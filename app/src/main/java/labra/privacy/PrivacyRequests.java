package labra.privacy;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import labra.people.NewPerson;
import labra.platform.Actor;
import labra.platform.TownSettings;
import labra.registers.views.SavedViews;
import labra.web.Problem;
import labra.web.Writes;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One person asks with a reason that somebody's data be corrected or end, another decides; until then nothing changes.
/// Data that the law has the town keep are kept: open sums, and the years of retention after the last fine.
@Singleton
class PrivacyRequests {
    static final String NOBODY = "Persona suprimida";
    private static final Map<String, Problem> REFUSALS = Map.of(
            "privacy_request_waiting", Problem.REQUEST_WAITS,
            "privacy_request_needs_two", Problem.SECOND_PERSON,
            "person_email", Problem.EMAIL_TAKEN);

    private final Writes writes;
    private final PrivacySettings settings;
    private final TownSettings town;
    private final KeptMails mails;
    private final Clock clock;

    PrivacyRequests(Writes writes, PrivacySettings settings, TownSettings town, KeptMails mails, Clock clock) {
        this.writes = writes;
        this.settings = settings;
        this.town = town;
        this.mails = mails;
        this.clock = clock;
    }

    /// A person who is deleted can end still: the trail tells of them.
    void ask(long person, @Nullable NewPerson correction, String reason, Actor actor) {
        writes.in(actor, REFUSALS, handle -> {
            PrivacyRows rows = handle.attach(PrivacyRows.class);
            boolean there = rows.lock(person).isPresent();
            if (!there && (correction != null || !rows.wasDeleted(person))) {
                throw Problem.NOT_FOUND.refusal();
            }
            if (correction == null) {
                if (there) {
                    mayEnd(rows, person);
                }
                return rows.ask(person, PrivacyKind.ANONYMISE, null, null, reason, actor.name());
            }
            return rows.ask(person, PrivacyKind.CORRECT, correction.name(), correction.email(), reason, actor.name());
        });
    }

    /// Whoever asked may withdraw, which is to refuse one's own request. Whatever is decided, the values that were
    /// asked for are in the trail no more.
    void decide(long id, boolean confirmed, Actor actor) {
        List<Long> emptied = writes.in(actor, REFUSALS, handle -> {
            PrivacyRows rows = handle.attach(PrivacyRows.class);
            PrivacyRows.Row asked = rows.find(id).orElseThrow(Problem.NOT_FOUND::refusal);
            if (!rows.decide(id, confirmed, actor.name())) {
                throw Problem.ALREADY_DECIDED.refusal();
            }
            List<Long> notices = confirmed ? carryOut(handle, asked, actor) : List.of();
            if (confirmed) {
                rows.forgetNotes(id);
            }
            rows.forget(id);
            return notices;
        });
        mails.remove(emptied);
    }

    /// The notices that say nothing any more.
    private List<Long> carryOut(Handle handle, PrivacyRows.Row asked, Actor actor) {
        PrivacyRows rows = handle.attach(PrivacyRows.class);
        long person = asked.personId();
        rows.holdChanges();
        Optional<String> name = rows.lock(person);
        boolean there = name.isPresent();
        String[] addresses = rows.addresses(person).toArray(String[]::new);
        boolean whole = asked.kind() == PrivacyKind.ANONYMISE;
        dropViews(handle, whole ? name.orElse(null) : null, List.of(addresses));
        PrivacyRows.Leaving leaving = new PrivacyRows.Leaving(person, whole, addresses);
        emptyChanges(rows, leaving, actor);
        rows.emptyNoteFiles(leaving);
        rows.emptyNotes(leaving);
        return switch (asked.kind()) {
            case CORRECT -> {
                if (!there) {
                    throw Problem.NOT_FOUND.refusal();
                }
                rows.correct(
                        person,
                        new NewPerson(Objects.requireNonNull(asked.name()), Objects.requireNonNull(asked.email())));
                yield List.of();
            }
            case ANONYMISE -> {
                // Those that wait leave no more from here on; one that is leaving is seen next.
                List<Long> notices = rows.emptyNotices(person);
                if (there) {
                    mayEnd(rows, person);
                    rows.anonymise(person, NOBODY);
                }
                rows.emptyAttempts(notices.toArray(Long[]::new));
                rows.dropReports(addresses);
                yield notices;
            }
        };
    }

    private static void dropViews(Handle handle, @Nullable String person, List<String> addresses) {
        SavedViews views = handle.attach(SavedViews.class);
        views.all().stream().filter(view -> view.isAbout(person, addresses)).forEach(view -> views.remove(view.id()));
    }

    private static void emptyChanges(PrivacyRows rows, PrivacyRows.Leaving leaving, Actor actor) {
        Long[] vehicles = rows.emptyChanges(leaving, actor.name()).stream()
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Long[]::new);
        rows.emptyReasons(leaving, vehicles);
        rows.emptyRequestedReasons(leaving);
        rows.emptyRejected(leaving.addresses());
    }

    private void mayEnd(PrivacyRows rows, long person) {
        PrivacyRows.Needed needed = rows.needed(person).orElseThrow(Problem.NOT_FOUND::refusal);
        LocalDate until = ZonedDateTime.ofInstant(needed.latest(), town.zone())
                .plus(settings.retention())
                .toLocalDate();
        if (needed.open() > 0 || until.isAfter(LocalDate.now(clock.withZone(town.zone())))) {
            throw Problem.PERSON_KEPT.refusal(needed.open(), until.toString());
        }
        if (needed.leaving() > 0) {
            throw Problem.NOTICE_LEAVING.refusal();
        }
    }

    /// Since when nothing may have happened for a person's time to be over.
    OffsetDateTime over() {
        return ZonedDateTime.now(clock.withZone(town.zone()))
                .minus(settings.retention())
                .toOffsetDateTime();
    }
}
