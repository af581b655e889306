package labra.money;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import labra.law.Money;

/// Postings that belong together. Their sum is zero, always.
public record Entry(List<Posting> postings) {
    public static final Entry NONE = new Entry(List.of());

    public Entry {
        postings =
                postings.stream().filter(posting -> !posting.amount().isZero()).toList();
        if (!postings.isEmpty() && !sum(postings).isZero()) {
            throw new IllegalArgumentException("the postings do not balance: " + postings);
        }
    }

    /// The amount goes from one account to the other.
    public static Entry of(LedgerAccount to, LedgerAccount from, Money amount) {
        return new Entry(List.of(new Posting(to, amount), new Posting(from, amount.negated())));
    }

    public Entry and(Entry other) {
        List<Posting> all = new ArrayList<>(postings);
        all.addAll(other.postings);
        return new Entry(all);
    }

    /// The same with one posting for each account, and none for those that come to nothing.
    public Entry summed() {
        Map<LedgerAccount, Money> sums = new EnumMap<>(LedgerAccount.class);
        postings.forEach(posting -> sums.merge(posting.account(), posting.amount(), Money::plus));
        return new Entry(sums.entrySet().stream()
                .map(sum -> new Posting(sum.getKey(), sum.getValue()))
                .toList());
    }

    /// What undoes it.
    public Entry mirrored() {
        return new Entry(postings.stream()
                .map(posting -> new Posting(posting.account(), posting.amount().negated()))
                .toList());
    }

    public boolean isEmpty() {
        return postings.isEmpty();
    }

    private static Money sum(List<Posting> postings) {
        return postings.stream().map(Posting::amount).reduce(Money::plus).orElseThrow();
    }
}
