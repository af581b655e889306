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

    private Refusal(Problem problem, Object[] arguments, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(problem.key(), null, false, false);
        this.problem = problem;
        this.arguments = arguments;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
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

    public Problem problem() {
        return problem;
    }

    public String message(Locale locale) {
        return Messages.text(locale, problem.key(), arguments);
    }

    Object[] arguments() {
        return arguments;
    }

    public List<FieldError> errors() {
        return errors;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
