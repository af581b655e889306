package labra.money;

import labra.law.Word;

/// The accounts of the town's books.
public enum LedgerAccount implements Word {
    RECEIVABLE("deudores"),
    FINES("multas"),
    EXPENSES("gastos"),
    SURCHARGES("recargos"),
    INTEREST("intereses"),
    DISCOUNTS("descuentos"),
    IN_TRANSIT("en_transito"),
    BANK("banco"),
    CASH("caja"),
    UNASSIGNED("a_imputar"),
    CREDIT("saldo_a_favor"),
    REFUNDS("devoluciones"),
    DISCHARGED("bajas"),
    UNCOLLECTABLE("incobrables");

    private final String word;

    LedgerAccount(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
