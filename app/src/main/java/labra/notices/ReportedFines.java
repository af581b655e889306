package labra.notices;

import java.util.List;
import labra.fines.Fine;
import labra.fines.Fines;
import labra.letters.DueNotice;
import labra.letters.NoticeKind;
import labra.platform.Database;

/// The fines that a report by mail lists.
final class ReportedFines {
    private ReportedFines() {}

    static List<DueNotice.Told> of(DueNotice due, DueNotice.Recipient recipient, Database database) {
        if (due.kind() != NoticeKind.REPORT) {
            return List.of();
        }
        return database.read(Fines.class, fines -> fines.ofPerson(recipient.recipientId())).stream()
                .map(ReportedFines::told)
                .toList();
    }

    private static DueNotice.Told told(Fine fine) {
        return new DueNotice.Told(
                fine.id(),
                fine.plate(),
                fine.plateAsWritten(),
                fine.committedAt(),
                fine.receivedAt(),
                fine.comments(),
                fine.place(),
                fine.number(),
                fine.status().name(),
                fine.offenceCode(),
                fine.offenceDescription(),
                null,
                "",
                fine.balance());
    }
}
