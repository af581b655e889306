package labra.proposals;

import java.time.LocalDate;
import labra.web.Day;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// Reads from when to when a row holds: people write its last day, rows keep the day after.
public final class ValidityFields {
    private static final LocalDate UNREAD = LocalDate.EPOCH;

    /// From a day on until the day before another, or for good; to be used once the fields were checked.
    public record Days(LocalDate from, @Nullable LocalDate until) {}

    private ValidityFields() {}

    public static Days read(Fields fields) {
        Field<LocalDate> first = fields.required("desde", Day::read);
        Field<LocalDate> last = fields.optional("hasta", Day::read);
        LocalDate from = first.orNull();
        LocalDate until = last.orNull();
        if (from != null && until != null && until.isBefore(from)) {
            fields.reject(new FieldError("hasta", "field.before-start"));
        }
        return new Days(from == null ? UNREAD : from, until == null ? null : until.plusDays(1));
    }
}
