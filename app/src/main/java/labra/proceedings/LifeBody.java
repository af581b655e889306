package labra.proceedings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import labra.law.Money;
import labra.law.Word;
import labra.money.Book;
import labra.money.LedgerAccount;
import org.jspecify.annotations.Nullable;

/// The life of a fine on the wire: words of closed lists, amounts as strings.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LifeBody(
        @JsonProperty("publico") Public shown,
        @JsonProperty("ejes") Axes axes,
        @JsonProperty("plazos") List<Term> terms,
        @JsonProperty("cuenta") Sums sums,
        @JsonProperty("hechos") List<EventBody> events,
        int seq) {

    /// Where it stands in one word, and what paying today would take.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Public(
            @JsonProperty("estado") String state,
            @JsonProperty("importe") @Nullable String amount,
            @JsonProperty("moneda") @Nullable String currency,
            @JsonProperty("hasta") @Nullable LocalDate until,
            @JsonProperty("regla") @Nullable String rule) {}

    /// The five questions.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Axes(
            @JsonProperty("acta") String citation,
            @JsonProperty("notificacion") String notice,
            @JsonProperty("proceso") String procedure,
            @JsonProperty("cobro") String settlement,
            @JsonProperty("extincion") @Nullable String extinction) {}

    /// A deadline and the rule that it comes from.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Term(
            @JsonProperty("codigo") String code,
            @JsonProperty("regla") String rule,
            @JsonProperty("efecto") String effect,
            @JsonProperty("desde") @Nullable LocalDate from,
            @JsonProperty("ultimo_dia") @Nullable LocalDate lastDay,
            @JsonProperty("estado") @Nullable String state,
            @JsonProperty("sin_feriados_de") @Nullable Integer missingYear) {
        static Term of(DeadlineView deadline) {
            return new Term(
                    deadline.rule().code(),
                    deadline.rule().citation(),
                    deadline.rule().effect().word(),
                    deadline.startedOn(),
                    deadline.lastDay(),
                    deadline.state() == null ? null : deadline.state().word(),
                    deadline.missing() == null ? null : deadline.missing().year());
        }
    }

    /// The account: sums of its postings.
    public record Sums(
            @JsonProperty("moneda") String currency,
            @JsonProperty("cargado") String charged,
            @JsonProperty("descuentos") String discounts,
            @JsonProperty("pagado") String paid,
            @JsonProperty("saldo") String open,
            @JsonProperty("saldo_a_favor") String credit) {
        static Sums of(Book book) {
            return new Sums(
                    book.currency().getCurrencyCode(),
                    book.charged().toString(),
                    book.on(LedgerAccount.DISCOUNTS).toString(),
                    book.paid().toString(),
                    book.open().toString(),
                    book.credit().toString());
        }
    }

    static LifeBody of(LifeView view, ZoneId zone) {
        return new LifeBody(
                shown(view),
                new Axes(
                        view.axes().citation().word(),
                        view.axes().notice().word(),
                        view.axes().procedure().word(),
                        view.axes().settlement().word(),
                        view.axes().extinction().map(Word::word).orElse(null)),
                view.deadlines().stream().map(Term::of).toList(),
                Sums.of(view.book()),
                view.events().stream().map(event -> EventBody.of(event, zone)).toList(),
                view.seq());
    }

    /// With the amount that would settle it today, while anything is open.
    private static Public shown(LifeView view) {
        String state = view.state().word();
        Money open = view.book().open();
        LifeView.Reduction reduction = view.reduction();
        if (!open.isPositive()) {
            return new Public(state, null, null, null, null);
        }
        String currency = open.currency().getCurrencyCode();
        return reduction == null
                ? new Public(state, open.toString(), currency, null, null)
                : new Public(
                        state,
                        reduction.reduced().toString(),
                        currency,
                        reduction.lastDay(),
                        reduction.rule().citation());
    }
}
