package labra.payments;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import labra.fines.desk.ValidationUndone;
import labra.web.Problem;

/// A fine of which a payment waits for its confirmation stays validated.
@Singleton
class PaidMeanwhile {
    void undone(@Observes ValidationUndone undone) {
        if (undone.handle().attach(PaymentRows.class).isWaiting(undone.fine())) {
            throw Problem.SOMETHING_FOLLOWED.refusal();
        }
    }
}
