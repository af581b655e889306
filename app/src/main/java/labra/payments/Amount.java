package labra.payments;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import labra.web.BadField;
import labra.web.Fields;

/// An amount as people and programs write it: 142200, 142200.50, 142.200,50 or 142,200.50. What could mean two amounts
/// means none.
final class Amount {
    private static final BigDecimal LEAST = new BigDecimal("0.01");
    private static final BigDecimal MOST = new BigDecimal("999999999.99");
    private static final int SCALE = 2;
    private static final int LONGEST = 40;

    private static final Pattern PLAIN = Pattern.compile("-?\\d+([.,]\\d+)?");
    private static final Pattern SPANISH = Pattern.compile("-?\\d{1,3}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern ENGLISH = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

    private Amount() {}

    static BigDecimal read(JsonNode node) throws BadField {
        BigDecimal amount = node.isNumber()
                ? node.decimalValue()
                : written(Fields.string(node).strip());
        if (amount.compareTo(LEAST) < 0 || amount.compareTo(MOST) > 0) {
            throw new BadField("field.not-an-amount", LEAST.toPlainString(), MOST.toPlainString());
        }
        if (amount.stripTrailingZeros().scale() > SCALE) {
            throw new BadField("field.too-many-decimals", SCALE);
        }
        return amount.setScale(SCALE);
    }

    private static BigDecimal written(String text) throws BadField {
        if (text.length() <= LONGEST) {
            if (PLAIN.matcher(text).matches()) {
                return plain(text.replace(',', '.'));
            }
            if (SPANISH.matcher(text).matches()) {
                return new BigDecimal(text.replace(".", "").replace(',', '.'));
            }
            if (ENGLISH.matcher(text).matches()) {
                return new BigDecimal(text.replace(",", ""));
            }
        }
        throw new BadField("field.not-an-amount", LEAST.toPlainString(), MOST.toPlainString());
    }

    /// Three decimals are nearly always thousands: 142.200 is not taken for 142.20.
    private static BigDecimal plain(String text) throws BadField {
        BigDecimal amount = new BigDecimal(text);
        if (amount.scale() > SCALE) {
            throw new BadField("field.too-many-decimals", SCALE);
        }
        return amount;
    }
}
