package labra.pages;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/// `{t:some-key}` and `{t:some-key(argument)}` in a template are words of the page's language; `{t:of(key)}` those of a
/// key that is only known then, `{t:join('part-', part)}` of one that is put together.
@EngineConfiguration
public class WordsResolver implements NamespaceResolver {
    private static final Locale USUAL = Locale.forLanguageTag("es");

    @Override
    public String getNamespace() {
        return "t";
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        Locale locale = context.getAttribute(TemplateInstance.LOCALE) instanceof Locale set ? set : USUAL;
        List<CompletionStage<Object>> parameters = new ArrayList<>();
        context.getParams().forEach(parameter -> parameters.add(context.evaluate(parameter)));
        Object[] arguments = parameters.stream()
                .map(stage -> stage.toCompletableFuture().join())
                .toArray();
        return CompletedStage.of(
                switch (context.getName()) {
                    case "of" ->
                        Words.text(locale, arguments[0].toString(), Arrays.copyOfRange(arguments, 1, arguments.length));
                    case "join" ->
                        Words.text(
                                locale,
                                Arrays.stream(arguments).map(String::valueOf).collect(Collectors.joining()));
                    default -> Words.text(locale, context.getName(), arguments);
                });
    }
}
