package labra.payments;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import labra.casefile.TownLaw;
import labra.fines.Fines;
import labra.platform.Database;
import labra.web.Problem;
import org.jdbi.v3.core.Handle;

/// The payments of a fine, those that wait for a second account, and those that were decided last.
@Singleton
class PaymentLists {
    private final Database database;
    private final TownLaw law;

    PaymentLists(Database database, TownLaw law) {
        this.database = database;
        this.law = law;
    }

    List<PaymentView> ofFine(UUID fine) {
        return views(handle -> {
            if (handle.attach(Fines.class).find(fine).isEmpty()) {
                throw Problem.NOT_FOUND.refusal();
            }
            return handle.attach(PaymentRows.class).ofFine(fine);
        });
    }

    List<PaymentView> waiting() {
        return views(handle -> handle.attach(PaymentRows.class).waiting());
    }

    List<PaymentView> takenBack() {
        return views(handle -> handle.attach(PaymentRows.class).takenBack());
    }

    List<PaymentView> decided() {
        return views(handle -> handle.attach(PaymentRows.class).decided());
    }

    private List<PaymentView> views(Function<Handle, List<Payment>> read) {
        return database.read(handle -> new PaymentReading(handle, law.now(handle)).views(read.apply(handle)));
    }
}
