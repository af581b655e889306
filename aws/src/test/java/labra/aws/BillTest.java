package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What each way costs, from the templates, the load and a price list with its sources.
class BillTest {
    private static final Path LIST = Assemblies.HOME.resolve("aws/prices.csv");

    private static Bill bill(String name, Case which) {
        return Bill.of(
                Assemblies.installation(name),
                which,
                Assemblies.of(name, which).templates(),
                Prices.read(LIST, "us-east-1"));
    }

    @Test
    @Says("B3")
    void the_page_of_costs_is_the_one_that_the_templates_and_the_prices_make() throws IOException {
        Map<Installation, List<Bill>> bills = new LinkedHashMap<>();
        for (String name : List.of("town", "province")) {
            bills.put(
                    Assemblies.installation(name),
                    Arrays.stream(Case.values()).map(which -> bill(name, which)).toList());
        }
        String page = new CostPage(CostPage.frame(), Prices.read(LIST, "us-east-1"), bills).text();
        Path made = Files.writeString(Path.of("target", "costos.md"), page);
        bills.values()
                .forEach(cases -> cases.forEach(bill -> System.out.printf(
                        "%s, case %s: $%s a month, $%s a fine%n",
                        bill.installation().name(), bill.which().word(), bill.total(), bill.perFine())));
        assertThat(Files.readString(Assemblies.HOME.resolve("docs/costos.md")))
                .as("the page is stale: cp aws/%s docs/costos.md", made)
                .isEqualTo(page);
    }

    @Test
    void a_bill_is_prices_times_quantities() {
        Bill town = bill("town", Case.MACHINE);
        assertThat(town.of("ec2 t4g.small")).isEqualTo(new BigDecimal("12.26"));
        assertThat(town.of("ebs-gp3")).isEqualTo(new BigDecimal("2.40"));
        assertThat(town.of("rds")).isEqualTo(new BigDecimal("0.00"));
        assertThat(bill("town", Case.FLEET).of("nat").doubleValue()).isBetween(65.0, 67.0);
        assertThat(bill("town", Case.KUBERNETES).of("eks").doubleValue()).isGreaterThan(73);
    }

    @Test
    void mails_are_the_price_of_a_province() {
        for (Case which : Case.values()) {
            Bill bill = bill("province", which);
            assertThat(bill.of("ses")).isEqualTo(new BigDecimal("243.20"));
        }
        assertThat(bill("town", Case.MACHINE).total())
                .isLessThan(bill("town", Case.FLEET).total());
    }

    @Test
    void every_price_says_who_says_so_and_a_region_without_prices_is_told() {
        assertThat(Prices.read(LIST, "us-east-1").items().values())
                .allMatch(price -> price.source().length() > 5 && price.amount().signum() > 0);
        assertThatThrownBy(() -> Prices.read(LIST, "sa-east-1"))
                .isInstanceOf(Mistake.class)
                .hasMessageContaining("none is guessed");
        assertThatThrownBy(() -> Prices.read(LIST, "us-east-1").get("rockets"))
                .isInstanceOf(Mistake.class)
                .hasMessageContaining("rockets");
    }
}
