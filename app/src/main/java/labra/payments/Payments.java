package labra.payments;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.access.Right;
import labra.access.Rights;
import labra.casefile.EventReport;
import labra.casefile.Lives;
import labra.casefile.TownLaw;
import labra.fines.Fine;
import labra.fines.Fines;
import labra.life.LegalContext;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.FieldError;
import labra.web.Problem;
import labra.web.Refusal;
import labra.web.Writes;
import org.jdbi.v3.core.Handle;

/// Takes payments down and decides about them. Until another account confirms one nothing is in the books.
@Singleton
class Payments {
    private static final Map<String, Problem> REFUSALS =
            Map.of("payment_needs_two", Problem.SECOND_PERSON, "fine_event_id", Problem.ID_TAKEN);

    private final Database database;
    private final Writes writes;
    private final TownLaw law;
    private final Rights rights;

    Payments(Database database, Writes writes, TownLaw law, Rights rights) {
        this.rights = rights;
        this.database = database;
        this.writes = writes;
        this.law = law;
    }

    LegalContext context() {
        return database.read(law::now);
    }

    /// A payment that was sent before is answered as it stands.
    PaymentView record(UUID id, NewPayment told, Actor actor) {
        UUID payment = writes.in(actor, REFUSALS, handle -> {
            LegalContext context = law.now(handle);
            Fine fine = handle.attach(Fines.class).find(id).orElseThrow(Problem.NOT_FOUND::refusal);
            check(told.on(), context.day(fine.committedAt()));
            PaymentRows rows = handle.attach(PaymentRows.class);
            if (!rows.record(written(id, told, context), actor.name())) {
                repeated(rows, id, told);
            }
            return told.id();
        });
        return find(payment);
    }

    private static void check(LocalDate paid, LocalDate committed) {
        if (paid.isBefore(committed)) {
            throw Refusal.of(List.of(new FieldError("el", "field.before-the-fact")));
        }
    }

    private static PaymentRows.Told written(UUID fine, NewPayment told, LegalContext context) {
        return new PaymentRows.Told(
                told.id(),
                fine,
                told.amount(),
                context.currency().getCurrencyCode(),
                told.on(),
                told.receipt().means().word(),
                told.receipt().number());
    }

    private static void repeated(PaymentRows rows, UUID fine, NewPayment told) {
        Payment same = rows.find(told.id()).orElse(null);
        if (same == null) {
            Payment other = rows.ofReceipt(
                            told.receipt().means().word(), told.receipt().number())
                    .orElseThrow(Problem.ALREADY_DECIDED::refusal);
            throw Problem.RECEIPT_TAKEN.refusal(other.receipt(), other.plate(), other.fineId());
        }
        if (!same.says(fine, told)) {
            throw Problem.ID_WITH_OTHER_BODY.refusal(told.id());
        }
    }

    PaymentView find(UUID id) {
        return database.read(handle -> {
            Payment payment = row(handle, id);
            return new PaymentReading(handle, law.now(handle)).view(payment);
        });
    }

    static Payment row(Handle handle, UUID id) {
        return handle.attach(PaymentRows.class).find(id).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    /// Confirmed, it is a fact of the fine's life and in the books, of the day on which it was paid.
    PaymentView confirm(UUID id, Actor actor) {
        writes.in(actor, REFUSALS, handle -> {
            require(handle.attach(PaymentRows.class).confirm(id, actor.name()), handle, id);
            Payment payment = row(handle, id);
            LegalContext context = law.now(handle);
            if (!payment.currency().equals(context.currency().getCurrencyCode())) {
                throw Problem.OTHER_CURRENCY.refusal(payment.currency());
            }
            return Lives.tell(handle, context, actor, List.of(new EventReport(payment.fineId(), payment.event())));
        });
        return find(id);
    }

    /// Whoever recorded it may withdraw it, which is to refuse one's own.
    PaymentView refuse(UUID id, String why, Actor actor) {
        writes.in(actor, REFUSALS, handle -> {
            needed(row(handle, id).recordedBy());
            require(handle.attach(PaymentRows.class).refuse(id, why, actor.name()), handle, id);
            return true;
        });
        return find(id);
    }

    /// To refuse what somebody else told wants the right to confirm it.
    void needed(long teller) {
        if (rights.bearer().id() != teller) {
            rights.need(Right.CONFIRM_PAYMENTS);
        }
    }

    private static void require(boolean done, Handle handle, UUID id) {
        if (!done) {
            row(handle, id);
            throw Problem.ALREADY_DECIDED.refusal();
        }
    }
}
