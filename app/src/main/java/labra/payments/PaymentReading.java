package labra.payments;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import labra.casefile.Lives;
import labra.life.Chronicle;
import labra.life.LegalContext;
import labra.money.Book;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads payments with what was asked for since, and what those that wait would come to.
record PaymentReading(Handle handle, LegalContext context) {
    List<PaymentView> views(List<Payment> payments) {
        UUID[] ids = payments.stream().map(Payment::id).toArray(UUID[]::new);
        Map<UUID, Reversal> reversals = handle.attach(ReversalRows.class).latest(ids).stream()
                .collect(Collectors.toMap(Reversal::paymentId, Function.identity()));
        return payments.stream()
                .map(payment -> new PaymentView(payment, reversals.get(payment.id()), foresight(payment)))
                .toList();
    }

    PaymentView view(Payment payment) {
        return views(List.of(payment)).getFirst();
    }

    private PaymentView.@Nullable Foresight foresight(Payment payment) {
        if (!payment.waiting() || !payment.currency().equals(context.currency().getCurrencyCode())) {
            return null;
        }
        Chronicle told =
                Lives.read(handle, context, payment.fineId()).chronicle().with(payment.event(), context.law());
        Book book = told.life(context.law()).book();
        return new PaymentView.Foresight(told.events().getLast().reasons(), book.open(), book.credit());
    }
}
