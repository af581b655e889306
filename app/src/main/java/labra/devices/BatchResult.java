package labra.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import labra.fines.Fine;
import labra.web.ProblemBody;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// What became of one item of a batch, by its place in it. The device settles the item when `huella` is its own.
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchResult(
        @JsonProperty("posicion") int position,
        @Nullable UUID id,
        @JsonProperty("secuencia") @Nullable Long sequence,
        @JsonProperty("resultado") String result,
        @JsonProperty("huella") @Nullable String hash,
        @JsonProperty("numero") @Nullable String number,
        @JsonProperty("avisos") List<String> warnings,
        @Nullable ProblemBody error) {

    private static final String REPEATED = "repetida";
    private static final String REJECTED = "rechazada";

    private static BatchResult of(Delivered item, String result, List<String> warnings, @Nullable ProblemBody error) {
        PrintedNumber number = item.number();
        return new BatchResult(
                item.position(),
                item.sealed() == null ? null : Signed.id(item.sealed().payload()),
                item.sequence(),
                result,
                item.sealed() == null || result.equals(REJECTED)
                        ? null
                        : item.sealed().hash(),
                number == null ? null : number.text(),
                warnings,
                error);
    }

    static BatchResult registered(Delivered item, Fine fine) {
        List<String> warnings = new ArrayList<>();
        if (SealedFines.isSkewed(item.signed().payload())) {
            warnings.add("RELOJ");
        }
        if (fine.plate() == null) {
            warnings.add("PLACA_ILEGIBLE");
        } else if (fine.vehicleId() == null) {
            warnings.add("PLACA_DESCONOCIDA");
        }
        return of(item, fine.vehicleId() == null ? "observada" : "registrada", warnings, null);
    }

    /// The end of a number.
    static BatchResult ended(Delivered item) {
        return of(item, "registrada", List.of(), null);
    }

    static BatchResult repeated(Delivered item) {
        return of(item, REPEATED, List.of(), null);
    }

    static BatchResult apart(Delivered item, Why why, Locale locale) {
        return of(item, "en_cuarentena", List.of(), ProblemBody.of(why.refusal(locale), locale));
    }

    /// What was set apart before, and perhaps decided meanwhile.
    static BatchResult before(Delivered item, Quarantine.Before before, Locale locale) {
        return "REGISTERED".equals(before.decision()) ? repeated(item) : apart(item, Why.valueOf(before.why()), locale);
    }

    /// Signed by nobody who is known, or not to be kept just now: the device keeps it.
    static BatchResult rejected(Delivered item, Refusal refusal, Locale locale) {
        return of(item, REJECTED, List.of(), ProblemBody.of(refusal, locale));
    }

    boolean mustWait() {
        return error != null && error.status() == labra.web.Problem.OVERLOADED.status();
    }
}
