package labra.aws;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What one installation costs in one way, a month, line by line.
record Bill(Installation installation, Case which, List<Line> lines) {
    record Line(Prices.Price price, double quantity, BigDecimal amount) {}

    static Bill of(Installation installation, Case which, Templates templates, Prices prices) {
        List<Line> lines = new ArrayList<>();
        Map<String, Double> quantities = Quantities.of(templates, installation, which);
        quantities.forEach((item, quantity) -> {
            Prices.Price price = prices.get(item);
            lines.add(new Line(
                    price,
                    quantity,
                    price.amount().multiply(BigDecimal.valueOf(quantity)).setScale(2, RoundingMode.HALF_UP)));
        });
        return new Bill(installation, which, List.copyOf(lines));
    }

    BigDecimal total() {
        return sum(lines);
    }

    BigDecimal unconfirmed() {
        return sum(lines.stream().filter(line -> !line.price().confirmed()).toList());
    }

    BigDecimal of(String item) {
        return sum(lines.stream()
                .filter(line -> line.price().item().startsWith(item))
                .toList());
    }

    BigDecimal perFine() {
        return total().divide(
                        BigDecimal.valueOf(installation.load().fines() * Quantities.DAYS), 5, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
