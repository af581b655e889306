package labra.payments;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.casefile.EventReport;
import labra.casefile.Lives;
import labra.casefile.TownLaw;
import labra.life.DatedEvent;
import labra.life.LegalContext;
import labra.life.LifeEvent;
import labra.platform.Actor;
import labra.web.Problem;
import labra.web.Writes;
import org.jdbi.v3.core.Handle;

/// Takes confirmed payments back: one account asks with a reason, another confirms, and then it is as if the payment
/// had never counted; both stay in the history.
@Singleton
class Reversals {
    private static final Map<String, Problem> REFUSALS = Map.of(
            "payment_reversal_needs_two", Problem.SECOND_PERSON,
            "payment_reversal_waiting", Problem.REVERSAL_ASKED);

    private final Writes writes;
    private final TownLaw law;
    private final Payments payments;

    Reversals(Writes writes, TownLaw law, Payments payments) {
        this.writes = writes;
        this.law = law;
        this.payments = payments;
    }

    PaymentView ask(UUID payment, String reason, Actor actor) {
        writes.in(actor, REFUSALS, handle -> {
            if (!Payments.row(handle, payment).confirmed()) {
                throw Problem.PAYMENT_NOT_CONFIRMED.refusal();
            }
            handle.attach(ReversalRows.class).ask(payment, reason, actor.name());
            return true;
        });
        return payments.find(payment);
    }

    PaymentView confirm(UUID payment, Actor actor) {
        writes.in(actor, REFUSALS, handle -> {
            Reversal asked = waiting(handle, payment);
            require(handle.attach(ReversalRows.class).confirm(asked.id(), actor.name()));
            require(handle.attach(PaymentRows.class).takeBack(payment));
            Payment row = Payments.row(handle, payment);
            LegalContext context = law.now(handle);
            LifeEvent.PaymentReversed event = new LifeEvent.PaymentReversed(row.money(), payment, asked.reason());
            DatedEvent dated = new DatedEvent(asked.id(), context.today(), event);
            return Lives.tell(handle, context, actor, List.of(new EventReport(row.fineId(), dated)));
        });
        return payments.find(payment);
    }

    PaymentView refuse(UUID payment, String why, Actor actor) {
        writes.in(actor, REFUSALS, handle -> {
            Reversal asked = waiting(handle, payment);
            payments.needed(asked.askedBy());
            require(handle.attach(ReversalRows.class).refuse(asked.id(), why, actor.name()));
            return true;
        });
        return payments.find(payment);
    }

    private static Reversal waiting(Handle handle, UUID payment) {
        Payments.row(handle, payment);
        return handle.attach(ReversalRows.class).waiting(payment).orElseThrow(Problem.ALREADY_DECIDED::refusal);
    }

    private static void require(boolean done) {
        if (!done) {
            throw Problem.ALREADY_DECIDED.refusal();
        }
    }
}
