package labra.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import labra.platform.Database;
import labra.web.BadField;
import labra.web.Email;
import org.jspecify.annotations.Nullable;

/// Whom the newest checkpoint of the log is mailed to, once each day of UTC: what somebody else keeps, nobody here can
/// take back.
final class Auditors {
    private final String[] addresses;
    private @Nullable LocalDate told;

    /// Refuses what is no address, by its place in the list: addresses stay out of the log.
    Auditors(List<String> addresses) {
        this.addresses = new String[addresses.size()];
        for (int i = 0; i < this.addresses.length; i++) {
            try {
                this.addresses[i] = Email.parse(addresses.get(i).strip());
            } catch (BadField unusable) {
                throw new IllegalStateException("LABRA_AUDITORS: number " + (i + 1) + " is no mail address", unusable);
            }
        }
    }

    /// How many notices that made; nobody is told before there is a checkpoint.
    synchronized int tell(Database database, Clock clock) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        if (addresses.length == 0 || today.equals(told)) {
            return 0;
        }
        return database.read(Outbox.class, outbox -> {
            int made = outbox.tellAuditors(addresses);
            // Also when another copy was first: they are asked for once a day, not at each round.
            if (outbox.hasCheckpoint(addresses, today)) {
                told = today;
            }
            return made;
        });
    }
}
