package labra.proposals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import labra.pages.Format;
import org.jspecify.annotations.Nullable;

/// A row with its source that one account proposed and another approves; until then it does not count.
public interface Proposed {
    /// Something that the row says: the key of what it is called, and a day, a number or a text.
    record Detail(String key, @Nullable Object value) {
        public static Detail from(LocalDate firstDay) {
            return new Detail("desde", firstDay);
        }

        /// Of a row that ends before a day, or does not end.
        public static Detail until(@Nullable LocalDate end) {
            return new Detail("hasta", end == null ? null : end.minusDays(1));
        }

        public boolean empty() {
            return written().isEmpty();
        }

        /// As a form has it.
        public String written() {
            return switch (value) {
                case null -> "";
                case BigDecimal number -> number.toPlainString();
                case Object other -> other.toString();
            };
        }

        /// As a person reads it.
        public String text(Format format) {
            return switch (value) {
                case LocalDate day -> format.date(day);
                case Number number -> format.number(number);
                case Terms terms -> terms.in(format.locale());
                case null, default -> written();
            };
        }
    }

    long id();

    /// What it is about, in the words of the law.
    String title();

    List<Detail> details();

    String source();

    long proposedBy();

    String proposer();

    Instant proposedAt();

    @Nullable
    String approver();

    @Nullable
    Instant approvedAt();

    default boolean waiting() {
        return approvedAt() == null;
    }
}
