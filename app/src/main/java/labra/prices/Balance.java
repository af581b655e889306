package labra.prices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.stream.Stream;
import labra.law.Milestone;
import labra.law.Milestones;
import labra.law.Money;
import labra.law.Word;
import org.jspecify.annotations.Nullable;

/// What the account of a fine comes to by its life, and the days that its discounts are counted from. It is read as one
/// text with whatever else is read of a fine.
public record Balance(
        Money fine, Money charged, Money paid, Money open, Money credit, String state, Milestones history) {
    /// Of a fine `f`.
    public static final String JOIN = " LEFT JOIN fine_life l ON l.fine_id = f.id";

    public static final String COLUMN = """
            CASE WHEN l.history IS NOT NULL THEN concat_ws(' ', l.currency, l.fine, l.charged, l.paid, l.open, l.credit, l.public_state,
                 l.history) END AS balance""";

    private static final int CURRENCY = 0;
    private static final int FINE = 1;
    private static final int CHARGED = 2;
    private static final int PAID = 3;
    private static final int OPEN = 4;
    private static final int CREDIT = 5;
    private static final int STATE = 6;
    private static final int HISTORY = 7;

    static @Nullable Balance read(@Nullable String column) {
        if (column == null) {
            return null;
        }
        String[] parts = column.split(" ", -1);
        Currency currency = Currency.getInstance(parts[CURRENCY]);
        return new Balance(
                money(parts[FINE], currency),
                money(parts[CHARGED], currency),
                money(parts[PAID], currency),
                money(parts[OPEN], currency),
                money(parts[CREDIT], currency),
                parts[STATE],
                history(parts[HISTORY]));
    }

    /// As the table keeps it.
    public static String written(Milestones history) {
        return String.join(
                ",",
                history.marks().stream()
                        .map(mark -> mark.milestone().word() + ":" + mark.day())
                        .toList());
    }

    private static Milestones history(String written) {
        return new Milestones(Stream.of(written.split(","))
                .map(mark -> mark.split(":", 2))
                .map(mark -> new Milestones.Mark(Word.of(Milestone.class, mark[0]), LocalDate.parse(mark[1])))
                .toList());
    }

    private static Money money(String amount, Currency currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    /// Whether the fine was validated, so that it is the account that says what it costs.
    boolean isCharged() {
        return charged.isPositive();
    }

    boolean isDiscounted() {
        return history.has(Milestone.DISCOUNTED);
    }

    boolean isNotified() {
        return history.has(Milestone.NOTIFIED);
    }
}
