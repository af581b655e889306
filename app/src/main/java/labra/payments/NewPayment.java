package labra.payments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import labra.law.Word;
import labra.life.Means;
import labra.life.Receipt;
import labra.pages.Form;
import labra.web.BadField;
import labra.web.Day;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;

/// A payment as somebody records it. Whoever makes the id may send it again without paying twice.
record NewPayment(UUID id, BigDecimal amount, LocalDate on, Receipt receipt) {
    static final int LONGEST_RECEIPT = 60;
    static final Map<String, Form.Kind> FORM = Map.of(
            "id", Form.Kind.TEXT,
            "importe", Form.Kind.TEXT,
            "el", Form.Kind.DAY,
            "medio", Form.Kind.TEXT,
            "comprobante", Form.Kind.TEXT);

    /// In the town's own currency, and paid by today.
    static NewPayment from(Fields fields, String currency, LocalDate today) {
        Field<UUID> id = fields.optional("id", Fields::uuid);
        Field<BigDecimal> amount = fields.required("importe", Amount::read);
        fields.optional("moneda", only(currency));
        Field<LocalDate> on = fields.required("el", Day::read);
        Field<Means> means = fields.required("medio", Fields.choice(Means.class, Word::word));
        Field<String> number = fields.required("comprobante", Fields.name(LONGEST_RECEIPT));
        LocalDate day = on.orNull();
        if (day != null && day.isAfter(today)) {
            fields.reject(new FieldError("el", "field.after-today"));
        }
        fields.check();
        return new NewPayment(
                Objects.requireNonNullElseGet(id.orNull(), UUID::randomUUID),
                amount.get(),
                on.get(),
                new Receipt(means.get(), number.get()));
    }

    private static Fields.Reader<String> only(String currency) {
        return node -> {
            String written = Fields.string(node).strip();
            if (!written.equalsIgnoreCase(currency)) {
                throw new BadField("field.not-a-choice", currency);
            }
            return currency;
        };
    }
}
