package labra.money;

import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import labra.law.Money;

/// The accounts of one fine: sums of its postings, and the entries that charge it, settle it and take back.
public record Book(Currency currency, Map<LedgerAccount, Money> sums) {
    public Book {
        sums = Collections.unmodifiableMap(copy(sums));
    }

    public static Book empty(Currency currency) {
        return new Book(currency, Map.of());
    }

    public Book with(Entry entry) {
        Map<LedgerAccount, Money> more = copy(sums);
        entry.postings().forEach(posting -> more.merge(posting.account(), posting.amount(), Money::plus));
        return new Book(currency, more);
    }

    public Money on(LedgerAccount account) {
        return sums.getOrDefault(account, Money.zero(currency));
    }

    /// Everything that was ever charged.
    public Money charged() {
        return on(LedgerAccount.FINES)
                .plus(on(LedgerAccount.EXPENSES))
                .plus(on(LedgerAccount.SURCHARGES))
                .plus(on(LedgerAccount.INTEREST))
                .negated();
    }

    public Money paid() {
        return on(LedgerAccount.IN_TRANSIT).plus(on(LedgerAccount.BANK)).plus(on(LedgerAccount.CASH));
    }

    /// What is to be paid for it, paid or not: the charges less the discounts.
    public Money due() {
        return charged().minus(on(LedgerAccount.DISCOUNTS));
    }

    public Money open() {
        return on(LedgerAccount.RECEIVABLE);
    }

    public Money credit() {
        return on(LedgerAccount.CREDIT).negated();
    }

    public boolean isPaid() {
        return charged().isPositive() && paid().compareTo(due()) >= 0;
    }

    /// A charge is met first by the credit that is there.
    public Entry charge(LedgerAccount income, Money amount) {
        Money covered = credit().min(amount);
        return Entry.of(LedgerAccount.RECEIVABLE, income, amount)
                .and(Entry.of(LedgerAccount.CREDIT, LedgerAccount.RECEIVABLE, covered));
    }

    /// What comes in settles what is open; the rest is owed to the person.
    public Entry settle(LedgerAccount account, Money amount) {
        Money settled = open().min(amount);
        return Entry.of(account, LedgerAccount.RECEIVABLE, settled)
                .and(Entry.of(account, LedgerAccount.CREDIT, amount.minus(settled)));
    }

    /// What came in goes out again: first what was owed to the person, then what had been settled.
    public Entry takeBack(LedgerAccount account, Money amount) {
        Money credited = credit().min(amount);
        return Entry.of(LedgerAccount.CREDIT, account, credited)
                .and(Entry.of(LedgerAccount.RECEIVABLE, account, amount.minus(credited)));
    }

    private static EnumMap<LedgerAccount, Money> copy(Map<LedgerAccount, Money> sums) {
        EnumMap<LedgerAccount, Money> own = new EnumMap<>(LedgerAccount.class);
        own.putAll(sums);
        return own;
    }
}
