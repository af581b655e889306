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
        @JsonProperty("sin_importe") @Nullable String none) {

    public static OwedBody of(Owed owed, Locale locale) {
        OwedText text = new OwedText(new Format(locale, ZoneOffset.UTC));
        return switch (owed) {
            case Owed.Gap _ -> new OwedBody(null, null, null, null, null, text.amount(owed));
            case Owed.Charge(var _, var price, Optional<Owed.Reduction> reduction, var _) ->
                new OwedBody(
                        price.amount().toString(),
                        price.amount().currency().getCurrencyCode(),
                        reduction
                                .map(Owed.Reduction::reduced)
                                .map(Money::toString)
                                .orElse(null),
                        reduction.flatMap(Owed.Reduction::lastDay).orElse(null),
                        reduction.map(open -> text.term(open.rule().course())).orElse(null),
                        null);
        };
    }
}
