package labra.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An error as RFC 9457 shapes it; `mensaje` repeats `detail` for the assignment's clients.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        @JsonProperty("mensaje") String message,
        @JsonProperty("motivo") @Nullable String reason,
        @JsonProperty("errores") @Nullable List<Field> errors,
        @JsonProperty("referencia") @Nullable String reference) {

    /// One bad field and why.
    public record Field(
            @JsonProperty("campo") String field,
            @JsonProperty("mensaje") String message) {}

    public static ProblemBody of(Refusal refusal, Locale locale) {
        List<Field> fields = refusal.errors().stream()
                .map(error -> new Field(error.field(), Messages.text(locale, error.key(), error.arguments())))
                .toList();
        Object[] arguments = refusal.arguments();
        String reference =
                refusal.problem() == Problem.INTERNAL && arguments.length > 0 ? String.valueOf(arguments[0]) : null;
        ProblemBody body = of(refusal.problem(), locale, fields.isEmpty() ? null : fields, reference, arguments);
        return refusal.reason() == null ? body : body.because(refusal.reason());
    }

    private ProblemBody because(String word) {
        return new ProblemBody(type, title, status, detail, message, word, errors, reference);
    }

    static ProblemBody of(
            Problem problem,
            Locale locale,
            @Nullable List<Field> fields,
            @Nullable String reference,
            Object... arguments) {
        String title = Messages.text(locale, problem.key() + ".title");
        String detail = Messages.text(locale, problem.key(), arguments);
        return new ProblemBody(
                "urn:labra:problem:" + problem.key(), title, problem.status(), detail, detail, null, fields, reference);
    }
}
