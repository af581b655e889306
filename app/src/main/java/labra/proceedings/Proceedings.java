package labra.proceedings;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import labra.casefile.CaseFile;
import labra.casefile.EventReport;
import labra.casefile.Lives;
import labra.casefile.TownLaw;
import labra.fines.Fine;
import labra.fines.FineStatus;
import labra.fines.Fines;
import labra.law.Money;
import labra.law.UnloadedYear;
import labra.life.DatedEvent;
import labra.life.LegalContext;
import labra.life.LifeEvent;
import labra.life.RecordedEvent;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.FieldError;
import labra.web.Problem;
import labra.web.Refusal;
import labra.web.Writes;
import org.jdbi.v3.core.Handle;

/// Reads the life of a fine, and keeps what staff tell of it.
@Singleton
class Proceedings {
    private static final Map<String, Problem> REFUSALS = Map.of("fine_event_id", Problem.ID_TAKEN);

    private final Database database;
    private final Writes writes;
    private final TownLaw law;
    private final Assessment assessment;

    Proceedings(Database database, Writes writes, TownLaw law, Assessment assessment) {
        this.database = database;
        this.writes = writes;
        this.law = law;
        this.assessment = assessment;
    }

    LocalDate today() {
        return database.read(handle -> law.now(handle).today());
    }

    LifeView read(UUID id) {
        return counted(() -> database.read(handle -> {
            LegalContext context = law.now(handle);
            CaseFile file = Lives.read(handle, context, id);
            boolean voided = fine(handle, id).status() == FineStatus.VOIDED;
            return LifeView.of(file, voided, context);
        }));
    }

    /// Refused acts are kept too: whoever asks why nothing came of them finds them in the history.
    RecordedEvent tell(UUID id, NewEvent told, Actor actor) {
        return counted(() -> writes.in(actor, REFUSALS, handle -> {
            Subject subject = new Subject(handle, fine(handle, id), law.now(handle));
            check(subject, told);
            UUID event = Objects.requireNonNullElseGet(told.id(), UUID::randomUUID);
            DatedEvent dated = new DatedEvent(event, told.on(), event(subject, told));
            RecordedEvent recorded = Lives.tell(handle, subject.context(), actor, List.of(new EventReport(id, dated)))
                    .getFirst();
            if (told.seq() != null && recorded.seq() != told.seq() + 1) {
                throw Problem.VERSION_CHANGED.refusal();
            }
            return recorded;
        }));
    }

    /// The fine that an event is reported of, and its law.
    private record Subject(Handle handle, Fine fine, LegalContext context) {}

    private static void check(Subject subject, NewEvent told) {
        if (told.on().isBefore(subject.context().day(subject.fine().committedAt()))) {
            throw Refusal.of(List.of(new FieldError("el", "field.before-the-fact")));
        }
        if (told.kind().isAct() && subject.fine().status() == FineStatus.VOIDED) {
            throw Problem.ALREADY_VOIDED.refusal();
        }
    }

    private LifeEvent event(Subject subject, NewEvent told) {
        NewEvent.Details details = told.details();
        return switch (told.kind()) {
            case NOTIFIED -> new LifeEvent.Notified(details.proof());
            case NOTICE_FAILED -> new LifeEvent.NoticeFailed(details.proof());
            case EDICT_PUBLISHED -> new LifeEvent.EdictPublished(details.proof());
            case APPEAL_FILED -> new LifeEvent.AppealFiled();
            case APPEAL_FORWARDED -> new LifeEvent.AppealForwarded(false);
            case APPEAL_DECIDED -> new LifeEvent.AppealDecided(details.isUpheld());
            case DECISION_NOTIFIED -> new LifeEvent.DecisionNotified();
            case TAKEN_TO_COURT -> new LifeEvent.TakenToCourt(false);
            case NOTED -> new LifeEvent.Noted(Objects.requireNonNull(details.milestone()));
            case VALIDATED -> validated(subject);
            case NOTICE_SENT ->
                new LifeEvent.NoticeSent(Money.zero(subject.context().currency()));
            case RULE_APPLIED -> new LifeEvent.RuleApplied(Objects.requireNonNull(details.rule()));
            case HEARING_SET -> new LifeEvent.HearingSet();
            case SENTENCED -> sentenced(subject, details);
            case SENT_TO_COLLECTION -> new LifeEvent.SentToCollection();
            case PLAN_GRANTED -> new LifeEvent.PlanGranted();
        };
    }

    /// What is validated here is validated in its register too.
    private LifeEvent validated(Subject subject) {
        Fine fine = subject.fine();
        if (fine.status() == FineStatus.OBSERVED) {
            throw Problem.STATUS_FORBIDS.refusal();
        }
        subject.handle().attach(Fines.class).validate(fine.id());
        return assessment.validated(fine);
    }

    private LifeEvent sentenced(Subject subject, NewEvent.Details details) {
        return details.isUpheld()
                ? new LifeEvent.Sentenced(true, null)
                : new LifeEvent.Sentenced(
                        false, assessment.sentence(subject.fine(), Objects.requireNonNull(details.units())));
    }

    private static Fine fine(Handle handle, UUID id) {
        return handle.attach(Fines.class).find(id).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    /// A count into a year without holidays is refused, not guessed.
    static <T> T counted(Supplier<T> work) {
        try {
            return work.get();
        } catch (UnloadedYear missing) {
            throw Problem.HOLIDAYS_MISSING.refusal(missing.calendar(), Integer.toString(missing.year()));
        }
    }
}
