package labra.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A request refused for a known reason; becomes an `application/problem+json` answer.
public final class Refusal extends RuntimeException {
    private final Problem problem;
    private final Object[] arguments;
    private final List<FieldError> errors;
    private final @Nullable Duration retryAfter;
    private final @Nullable String reason;

    private Refusal(Problem problem, Object[] arguments, List<FieldError> errors, @Nullable Duration retryAfter) {
        this(problem, arguments, errors, retryAfter, null);
    }

    private Refusal(
            Problem problem,
            Object[] arguments,
            List<FieldError> errors,
            @Nullable Duration retryAfter,
            @Nullable String reason) {
        super(problem.key(), null, false, false);
        this.problem = problem;
        this.arguments = arguments;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
        this.reason = reason;
    }

    Refusal(Problem problem, Object... arguments) {
        this(problem, arguments, List.of(), null);
    }

    public static Refusal of(List<FieldError> errors) {
        return new Refusal(Problem.INVALID_FIELDS, new Object[0], errors, null);
    }

    public Refusal retryAfter(Duration pause) {
        return new Refusal(problem, arguments, errors, pause);
    }

    /// The same for a reason of a closed list, by its word.
    public Refusal because(String word) {
        return new Refusal(problem, arguments, errors, retryAfter, word);
    }

    public Problem problem() {
        return problem;
    }

    public String message(Locale locale) {
        return Messages.text(locale, problem.key(), arguments);
    }

    public Object[] arguments() {
        return arguments;
    }

    public List<FieldError> errors() {
        return errors;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
