package labra.notices;

import java.util.List;
import java.util.Optional;
import labra.letters.DueNotice;
import labra.letters.Letters;
import labra.letters.NoticeKind;
import labra.platform.Database;

/// The mail of a notice, with all that it tells of.
final class Writing {
    private Writing() {}

    /// None of a summary of which nothing is left.
    static Optional<Letters.Written> of(
            DueNotice due, DueNotice.Recipient recipient, Database database, Letters letters) {
        if (due.kind() != NoticeKind.SUMMARY) {
            return Optional.of(letters.write(due, recipient, ReportedFines.of(due, recipient, database)));
        }
        List<DueNotice> together =
                together(due, database).stream().filter(DueNotice::isMeant).toList();
        return together.isEmpty() ? Optional.empty() : Optional.of(letters.summary(due, recipient, together));
    }

    static List<DueNotice> together(DueNotice summary, Database database) {
        return database.read(
                Outbox.class, outbox -> outbox.due(outbox.together(summary.id()).toArray(Long[]::new)));
    }
}
