package labra.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import labra.law.Word;
import labra.life.Axes;
import labra.life.Chronicle;
import labra.life.Discount;
import labra.life.LegalContext;
import labra.life.Standing;
import labra.money.Book;
import labra.prices.Balance;
import org.jspecify.annotations.Nullable;

/// A life's standing as the table keeps it.
record LifeRow(
        UUID fineId,
        int seq,
        LocalDate asOf,
        String citation,
        String notice,
        String procedure,
        String settlement,
        @Nullable String extinction,
        String publicState,
        String currency,
        BigDecimal charged,
        BigDecimal paid,
        BigDecimal open,
        BigDecimal credit,
        @Nullable BigDecimal discount,
        @Nullable LocalDate discountUntil,
        @Nullable LocalDate nextDeadline,
        BigDecimal fine,
        String history) {

    static LifeRow of(UUID fine, Chronicle chronicle, LegalContext context) {
        Standing standing = Standing.of(chronicle.life(context.law()), context.today(), context.law());
        Axes axes = standing.axes();
        Book book = standing.life().book();
        return new LifeRow(
                fine,
                chronicle.events().size(),
                context.today(),
                axes.citation().word(),
                axes.notice().word(),
                axes.procedure().word(),
                axes.settlement().word(),
                axes.extinction().map(Word::word).orElse(null),
                standing.state().word(),
                book.currency().getCurrencyCode(),
                book.charged().amount(),
                book.paid().amount(),
                book.open().amount(),
                book.credit().amount(),
                standing.discount().map(discount -> discount.amount().amount()).orElse(null),
                standing.discount().flatMap(Discount::lastDay).orElse(null),
                standing.nextDeadline().orElse(null),
                standing.life().fine().amount(),
                Balance.written(standing.life().history()));
    }
}
