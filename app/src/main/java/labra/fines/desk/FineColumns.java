package labra.fines.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import labra.fines.FinePrices;
import labra.fines.FineRow;
import labra.law.Money;
import labra.prices.Account;
import labra.prices.Owed;
import labra.prices.Prices;
import labra.registers.Cell;
import labra.registers.Column;
import labra.registers.ListLayout;
import org.jspecify.annotations.Nullable;

/// How fines are listed.
final class FineColumns {
    private static final List<Column<FineRow>> COLUMNS = List.of(
            Column.<FineRow>of("numero", fine -> Cell.text(fine.number())),
            Column.<FineRow>of("placa_patente", fine -> Cell.plate(fine.shownPlate())),
            Column.<FineRow>of("timestamp", fine -> Cell.moment(fine.committedAt()))
                    .sorted("timestamp"),
            Column.<FineRow>of("infraccion", fine -> Cell.text(offence(fine))),
            Column.<FineRow>of("lugar", fine -> Cell.text(fine.place())).hidden(),
            Column.<FineRow>of("oficial", fine -> Cell.text(fine.officer()).to("/admin/policias/" + fine.officerId())),
            Column.<FineRow>of("estado", fine -> Cell.key("status-" + fine.status())),
            Column.<FineRow>of("codigo", fine -> Cell.text(fine.offenceCode())).hidden(),
            Column.<FineRow>of("titular", fine -> owner(fine)).hidden(),
            Column.<FineRow>of("numero_unico", fine -> Cell.text(fine.badge())).hidden(),
            Column.<FineRow>of("comentarios", fine -> Cell.text(fine.comments()))
                    .hidden(),
            Column.<FineRow>of("recibida_en", fine -> Cell.moment(fine.receivedAt()))
                    .hidden(),
            Column.<FineRow>of("origen", fine -> Cell.key("source-" + fine.source()))
                    .hidden(),
            Column.<FineRow>of("latitud", fine -> Cell.number(fine.latitude())).hidden(),
            Column.<FineRow>of("longitud", fine -> Cell.number(fine.longitude()))
                    .hidden(),
            Column.<FineRow>of("id", fine -> Cell.text(fine.id().toString())).hidden());

    private FineColumns() {}

    static ListLayout<FineRow> table(FinePrices prices) {
        return new ListLayout<>(
                FineRow.class, Stream.concat(COLUMNS.stream(), owed(prices)).toList(), FineRow.SORTS, "-timestamp");
    }

    private static Stream<Column<FineRow>> owed(FinePrices prices) {
        return Stream.of(
                Column.of("importe", fine -> amount(prices.told(fine).owed())),
                Column.<FineRow>of("importe_con_descuento", fine -> reduced(prices.told(fine)))
                        .hidden(),
                Column.<FineRow>of("pagado", fine -> account(prices, fine, Account::paid))
                        .hidden(),
                Column.<FineRow>of("saldo", fine -> account(prices, fine, Account::left))
                        .hidden(),
                Column.<FineRow>of(
                                "descuento_hasta",
                                fine -> Cell.text(prices.told(fine)
                                        .owed()
                                        .reduction()
                                        .flatMap(Owed.Reduction::lastDay)
                                        .map(LocalDate::toString)
                                        .orElse(null)))
                        .hidden());
    }

    private static Cell amount(Owed owed) {
        return switch (owed) {
            case Owed.Charge charge -> Cell.money(charge.amount());
            case Owed.Gap gap -> Cell.word(gap.key());
        };
    }

    private static Cell reduced(Prices.Told told) {
        return Cell.money(told.owed().reduction().map(Owed.Reduction::reduced).orElse(null));
    }

    private static Cell account(FinePrices prices, FineRow fine, Function<Account, Money> sum) {
        return Cell.money(prices.told(fine).account().map(sum).orElse(null));
    }

    private static @Nullable String offence(FineRow fine) {
        return fine.offenceCode() == null ? null : fine.offenceCode() + " · " + fine.offenceDescription();
    }

    private static Cell owner(FineRow fine) {
        return fine.personId() == null
                ? Cell.text((String) null)
                : Cell.text(fine.owner()).to("/admin/personas/" + fine.personId());
    }
}
