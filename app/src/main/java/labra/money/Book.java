package labra.money;

import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import labra.law.Money;

/// The accounts of one fine: sums of its postings, and the entries that charge it, settle it and take back.
public record Book(Currency currency, Map<Account, Money> sums) {
    public Book {
        sums = Collections.unmodifiableMap(copy(sums));
    }

    public static Book empty(Currency currency) {
        return new Book(currency, Map.of());
    }

    public Book with(Entry entry) {
        Map<Account, Money> more = copy(sums);
        entry.postings().forEach(posting -> more.merge(posting.account(), posting.amount(), Money::plus));
        return new Book(currency, more);
    }

    public Money on(Account account) {
        return sums.getOrDefault(account, Money.zero(currency));
    }

    /// Everything that was ever charged.
    public Money charged() {
        return on(Account.FINES)
                .plus(on(Account.EXPENSES))
                .plus(on(Account.SURCHARGES))
                .plus(on(Account.INTEREST))
                .negated();
    }

    public Money paid() {
        return on(Account.IN_TRANSIT).plus(on(Account.BANK)).plus(on(Account.CASH));
    }

    /// What is to be paid for it, paid or not: the charges less the discounts.
    public Money due() {
        return charged().minus(on(Account.DISCOUNTS));
    }

    public Money open() {
        return on(Account.RECEIVABLE);
    }

    public Money credit() {
        return on(Account.CREDIT).negated();
    }

    public boolean isPaid() {
        return charged().isPositive() && paid().compareTo(due()) >= 0;
    }

    /// A charge is met first by the credit that is there.
    public Entry charge(Account income, Money amount) {
        Money covered = credit().min(amount);
        return Entry.of(Account.RECEIVABLE, income, amount).and(Entry.of(Account.CREDIT, Account.RECEIVABLE, covered));
    }

    /// What comes in settles what is open; the rest is owed to the person.
    public Entry settle(Account account, Money amount) {
        Money settled = open().min(amount);
        return Entry.of(account, Account.RECEIVABLE, settled)
                .and(Entry.of(account, Account.CREDIT, amount.minus(settled)));
    }

    /// What came in goes out again: first what was owed to the person, then what had been settled.
    public Entry takeBack(Account account, Money amount) {
        Money credited = credit().min(amount);
        return Entry.of(Account.CREDIT, account, credited)
                .and(Entry.of(Account.RECEIVABLE, account, amount.minus(credited)));
    }

    private static EnumMap<Account, Money> copy(Map<Account, Money> sums) {
        EnumMap<Account, Money> own = new EnumMap<>(Account.class);
        own.putAll(sums);
        return own;
    }
}
