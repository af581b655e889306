package labra.money;

import labra.law.Money;

/// An amount that an account takes; what it gives is negative.
public record Posting(LedgerAccount account, Money amount) {}
