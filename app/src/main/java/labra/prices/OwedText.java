package labra.prices;

import java.util.Locale;
import java.util.Optional;
import labra.law.Course;
import labra.law.Money;
import labra.pages.Format;
import labra.pages.Words;

/// What is owed, as people of a language read it.
public record OwedText(Format format) {

    /// The amount, or why there is none.
    public String amount(Owed owed) {
        return switch (owed) {
            case Owed.Charge charge -> format.money(charge.amount());
            case Owed.Gap gap -> Words.text(locale(), gap.key());
        };
    }

    /// Nothing where no discount is open.
    public Optional<String> reduced(Owed owed) {
        return owed.reduction().map(reduction -> format.money(reduction.reduced()));
    }

    /// The discount's last day; before its clock began, how long it will run from what.
    public Optional<String> until(Owed owed) {
        return owed.reduction()
                .map(reduction -> reduction
                        .lastDay()
                        .map(format::date)
                        .orElseGet(() -> term(reduction.rule().course())));
    }

    /// All of it in one line, with what was paid, where something was.
    public String line(Prices.Told told) {
        return told.account()
                .filter(Account::isMoved)
                .map(account -> Words.text(
                        locale(),
                        account.credit().isPositive() ? "amount-credit" : "amount-paid",
                        line(told.owed()),
                        format.money(account.paid()),
                        format.money(account.credit().isPositive() ? account.credit() : account.left())))
                .orElseGet(() -> line(told.owed()));
    }

    public String paid(Prices.Told told) {
        return told.account()
                .map(Account::paid)
                .filter(Money::isPositive)
                .map(format::money)
                .orElse("");
    }

    /// What is left, once something was paid.
    public String left(Prices.Told told) {
        return told.account()
                .filter(Account::isMoved)
                .map(account -> format.money(account.left()))
                .orElse("");
    }

    public String line(Owed owed) {
        return reduced(owed)
                .map(reduced -> Words.text(
                        locale(),
                        "amount-line",
                        amount(owed),
                        reduced,
                        until(owed).orElseThrow()))
                .orElseGet(() -> amount(owed));
    }

    /// Such as: 30 business days from the notice.
    public String term(Course course) {
        return Words.text(
                locale(),
                "term-from",
                Words.text(
                        locale(),
                        "term-" + course.term().unit().word(),
                        course.term().length()),
                Words.text(locale(), "milestone-" + course.starts().word()));
    }

    private Locale locale() {
        return format.locale();
    }
}
