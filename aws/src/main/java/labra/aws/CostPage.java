package labra.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// docs/costos.md: what stands in costos.md of the resources, with the tables in their places.
final class CostPage {
    private final String frame;
    private final Prices prices;
    private final Map<Installation, List<Bill>> bills;

    CostPage(String frame, Prices prices, Map<Installation, List<Bill>> bills) {
        this.frame = frame;
        this.prices = prices;
        this.bills = bills;
    }

    static String frame() {
        try (var frame = Objects.requireNonNull(CostPage.class.getResourceAsStream("/costos.md"))) {
            return new String(frame.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String text() {
        return frame.replace("{totals}", totals())
                .replace("{lines}", bills.keySet().stream().map(this::lines).collect(Collectors.joining("\n")))
                .replace("{levers}", levers())
                .replace("{prices}", prices())
                .replace("{region}", prices.region());
    }

    private String totals() {
        StringBuilder text =
                new StringBuilder("| USD | caso 1 | caso 2 | caso 3 | funciones |\n|---|--:|--:|--:|--:|\n");
        bills.forEach((installation, cases) -> {
            String load = amount(installation.load().fines());
            text.append(row("**" + load + " multas por día**, por mes", cases, bill -> "**" + bill.total() + "**"));
            text.append(row(load + ": por multa", cases, bill -> bill.perFine().toPlainString()));
            text.append(row(
                    load + ": de eso, correos", cases, bill -> bill.of("ses").toPlainString()));
            text.append(row(
                    load + ": de eso, con precios sin confirmar",
                    cases,
                    bill -> bill.unconfirmed().toPlainString()));
        });
        return text.toString().stripTrailing();
    }

    private static String row(String name, List<Bill> cases, Function<Bill, String> cell) {
        return "| " + name + " | " + cases.stream().map(cell).collect(Collectors.joining(" | ")) + " |\n";
    }

    private String lines(Installation installation) {
        List<Bill> cases = Objects.requireNonNull(bills.get(installation));
        Set<String> items = new LinkedHashSet<>();
        prices.items().keySet().stream()
                .filter(item -> cases.stream().anyMatch(bill -> bill.of(item).signum() > 0))
                .forEach(items::add);
        StringBuilder text =
                new StringBuilder("\n### " + amount(installation.load().fines()) + " multas por día\n\n"
                        + "| USD por mes | caso 1 | caso 2 | caso 3 | funciones |\n|---|--:|--:|--:|--:|\n");
        items.forEach(item -> text.append(row(
                prices.get(item).name() + (prices.get(item).confirmed() ? "" : " *(s/c)*"),
                cases,
                bill -> line(bill, item))));
        text.append(row("**total**", cases, bill -> "**" + bill.total() + "**"));
        return text.toString();
    }

    private static String line(Bill bill, String item) {
        return bill.lines().stream()
                .filter(line -> line.price().item().equals(item))
                .map(line -> line.amount() + " (" + amount(line.quantity()) + ")")
                .findFirst()
                .orElse("—");
    }

    /// What a month costs less by it.
    private String levers() {
        StringBuilder text = new StringBuilder(
                "| palanca, USD por mes | caso 1 | caso 2 | caso 3 | funciones |\n|---|--:|--:|--:|--:|\n");
        BigDecimal half = new BigDecimal("0.5");
        BigDecimal cheaper = BigDecimal.ONE.subtract(prices.get("ses-a-la-carte")
                .amount()
                .divide(prices.get("ses").amount(), 4, java.math.RoundingMode.HALF_UP));
        bills.forEach((installation, cases) -> {
            String load = amount(installation.load().fines()) + ": ";
            text.append(row(
                    load + "una sola puerta NAT",
                    cases,
                    bill -> less(bill.of("nat").subtract(bill.of("nat-gb")).multiply(half))));
            text.append(row(
                    load + "la base en una sola zona",
                    cases,
                    bill -> bill.installation().database(bill.which()).multiAz()
                            ? less(bill.of("rds").multiply(half))
                            : "—"));
            text.append(row(
                    load + "SES a la carta", cases, bill -> less(bill.of("ses").multiply(cheaper))));
            text.append(row(
                    load + "un solo correo por persona y día (si son la mitad)",
                    cases,
                    bill -> less(bill.of("ses").multiply(half))));
        });
        return text.toString().stripTrailing();
    }

    private static String less(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(2, java.math.RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "—" : "−" + rounded;
    }

    private String prices() {
        StringBuilder text =
                new StringBuilder("| ítem | unidad | USD | fuente | fecha | confirmado |\n|---|---|--:|---|---|---|\n");
        prices.items()
                .values()
                .forEach(price -> text.append("| %s | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                price.name(),
                                price.unit(),
                                price.amount().toPlainString(),
                                price.source(),
                                price.date(),
                                price.confirmed() ? "sí" : "**no**")));
        return text.toString().stripTrailing();
    }

    private static String amount(double quantity) {
        String text = String.format(Locale.ROOT, quantity >= 100 ? "%,.0f" : "%.2f", quantity);
        return (text.contains(".") ? text.replaceAll("\\.?0+$", "") : text).replace(",", " ");
    }
}
