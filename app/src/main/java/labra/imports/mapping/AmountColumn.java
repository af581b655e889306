package labra.imports.mapping;

import org.jspecify.annotations.Nullable;

/// What the amounts of a column prove of their signs for decimals.
final class AmountColumn {
    private boolean dot;
    private boolean comma;
    private boolean threeDecimals;

    void see(String written) {
        WrittenAmount amount = WrittenAmount.read(written);
        if (amount != null && amount.certain() && amount.last() != WrittenAmount.NONE) {
            dot |= amount.last() == '.';
            comma |= amount.last() == ',';
            threeDecimals |= amount.behind() == 3;
        }
    }

    /// The amount in its usual form, or null for none and for one that may be a thousand times another.
    @Nullable
    String plain(String written) {
        WrittenAmount amount = WrittenAmount.read(written);
        if (amount == null || amount.certain()) {
            return amount == null ? null : amount.plain();
        }
        if (dot == comma) {
            return null;
        }
        boolean decimal = amount.last() == (dot ? '.' : ',');
        if (!decimal) {
            return amount.asThousands();
        }
        return threeDecimals ? amount.plain() : null;
    }
}
