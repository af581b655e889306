package labra.prices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import labra.law.Money;
import labra.pages.Format;
import org.jspecify.annotations.Nullable;

/// What a fine owes, on the wire: amounts are text with two decimals, and `sin_importe` says why there is none.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwedBody(
        @JsonProperty("importe") @Nullable String amount,
        @JsonProperty("moneda") @Nullable String currency,
        @JsonProperty("importe_con_descuento") @Nullable String reduced,
        @JsonProperty("descuento_hasta") @Nullable LocalDate until,
        @JsonProperty("descuento_plazo") @Nullable String term,
        @JsonProperty("sin_importe") @Nullable String none,
        @JsonProperty("pagado") @Nullable String paid,
        @JsonProperty("saldo") @Nullable String left,
        @JsonProperty("saldo_a_favor") @Nullable String credit,
        @JsonProperty("situacion") @Nullable String state) {

    public static OwedBody of(Prices.Told told, Locale locale) {
        OwedText text = new OwedText(new Format(locale, ZoneOffset.UTC));
        Owed owed = told.owed();
        Optional<Account> account = told.account();
        Optional<Owed.Reduction> reduction = owed.reduction();
        return new OwedBody(
                owed instanceof Owed.Charge charge ? charge.amount().toString() : null,
                currency(owed, account),
                reduction.map(open -> open.reduced().toString()).orElse(null),
                reduction.flatMap(Owed.Reduction::lastDay).orElse(null),
                reduction.map(open -> text.term(open.rule().course())).orElse(null),
                owed instanceof Owed.Gap ? text.amount(owed) : null,
                account.map(sums -> sums.paid().toString()).orElse(null),
                account.map(sums -> sums.left().toString()).orElse(null),
                account.map(Account::credit)
                        .filter(Money::isPositive)
                        .map(Money::toString)
                        .orElse(null),
                account.map(Account::state).orElse(null));
    }

    private static @Nullable String currency(Owed owed, Optional<Account> account) {
        return owed instanceof Owed.Charge charge
                ? charge.amount().currency().getCurrencyCode()
                : account.map(sums -> sums.paid().currency().getCurrencyCode()).orElse(null);
    }
}
