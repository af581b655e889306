package labra.life;

import labra.law.Word;
import labra.money.LedgerAccount;

/// How money came to the town's desk, and the account that it lies on.
public enum Means implements Word {
    CASH("EFECTIVO", LedgerAccount.CASH),
    TRANSFER("TRANSFERENCIA", LedgerAccount.BANK),
    CARD("TARJETA", LedgerAccount.IN_TRANSIT),
    CHEQUE("CHEQUE", LedgerAccount.IN_TRANSIT),
    OTHER("OTRO", LedgerAccount.IN_TRANSIT);

    private final String word;
    private final LedgerAccount account;

    Means(String word, LedgerAccount account) {
        this.word = word;
        this.account = account;
    }

    @Override
    public String word() {
        return word;
    }

    LedgerAccount account() {
        return account;
    }
}
