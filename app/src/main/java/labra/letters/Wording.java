package labra.letters;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Results;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import java.util.List;
import java.util.concurrent.CompletionStage;
import labra.web.FieldError;
import labra.web.Refusal;

/// The town's own words, in a language of placeholders and conditions alone: no loops, no calls, nothing but the facts.
final class Wording {
    private static final int LONGEST_RESULT = 40_000;
    private static final Engine ENGINE = Engine.builder()
            .addSectionHelper(new IfSectionHelper.Factory())
            .addValueResolver(new FactResolver())
            .strictRendering(true)
            .removeStandaloneLines(true)
            .build();

    private final Template subject;
    private final Template body;

    private Wording(Template subject, Template body) {
        this.subject = subject;
        this.body = body;
    }

    static Wording of(String subject, String body) {
        return new Wording(ENGINE.parse(subject), ENGINE.parse(body));
    }

    /// The words if they can be rendered, with every fact and with none of those that a fine may lack; else a refusal
    /// that says what is wrong in them.
    static Wording checked(String subject, String body, Iterable<Facts> samples) {
        Wording words = new Wording(parsed("asunto", subject), parsed("texto", body));
        knownNamesOnly("asunto", words.subject);
        knownNamesOnly("texto", words.body);
        for (Facts sample : samples) {
            if (words.subject(sample).isBlank()) {
                throw refused("asunto", "field.required");
            }
            Placeholder needed = sample.hasDetails() ? Placeholder.DETAILS : Placeholder.LOG;
            if (!words.body(sample).contains(sample.hasDetails() ? Letter.DETAILS : sample.value(Placeholder.LOG))) {
                throw refused("texto", "template.without-details", "{" + needed.wireName() + "}");
            }
        }
        return words;
    }

    String subject(Facts facts) {
        return subject.render(facts)
                .replace(Letter.DETAILS, "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    String body(Facts facts) {
        String rendered = body.render(facts).strip();
        return rendered.length() > LONGEST_RESULT ? rendered.substring(0, LONGEST_RESULT) : rendered;
    }

    private static Template parsed(String field, String source) {
        try {
            return ENGINE.parse(source);
        } catch (TemplateException broken) {
            throw refused(field, "template.broken", line(broken));
        }
    }

    private static void knownNamesOnly(String field, Template template) {
        for (Expression expression : template.getExpressions()) {
            boolean known = expression.isLiteral()
                    || (!expression.hasNamespace()
                            && expression.getParts().size() == 1
                            && Placeholder.named(
                                            expression.getParts().getFirst().getName())
                                    .isPresent());
            if (!known) {
                throw refused(field, "template.unknown-name", "{" + expression.toOriginalString() + "}");
            }
        }
    }

    private static int line(TemplateException broken) {
        return broken.getOrigin() == null ? 1 : broken.getOrigin().getLine();
    }

    private static Refusal refused(String field, String key, Object... arguments) {
        return Refusal.of(List.of(new FieldError(field, key, arguments)));
    }

    /// Resolves the names of placeholders against the facts.
    private static final class FactResolver implements ValueResolver {
        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof Facts
                    && context.getParams().isEmpty()
                    && Placeholder.named(context.getName()).isPresent();
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            if (context.getBase() instanceof Facts facts) {
                boolean details = context.getName().equals(Placeholder.DETAILS.wireName());
                return CompletedStage.of(
                        details ? Letter.DETAILS : facts.values().getOrDefault(context.getName(), ""));
            }
            return Results.notFound(context);
        }
    }
}
