package labra.hostile;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import labra.Route;

/// Puts something into the parameters of a path: mostly what is there, else what cannot be.
record Places(Map<String, List<String>> known) {
    private static final List<String> NUMBERS = List.of("1", "2", "3", "4", "5", "7", "999999999");

    String in(Chance chance, String template) {
        Matcher parameters = Route.PARAMETER.matcher(template);
        return parameters.replaceAll(parameter -> Matcher.quoteReplacement(
                chance.in(78) ? good(chance, template, parameter.group(1)) : Attempts.encoded(Texts.brief(chance))));
    }

    /// The same with the first that is there, in every parameter.
    String first(String template) {
        Matcher parameters = Route.PARAMETER.matcher(template);
        return parameters.replaceAll(parameter ->
                Matcher.quoteReplacement(of(template, parameter.group(1)).getFirst()));
    }

    private String good(Chance chance, String template, String name) {
        return chance.of(of(template, name));
    }

    /// What is known of a parameter, by its name and the part of the path before it.
    private List<String> of(String template, String name) {
        String before = template.substring(0, template.indexOf("{" + name));
        String[] parts = before.split("/");
        String last = parts.length == 0 ? "" : parts[parts.length - 1];
        return known.getOrDefault(last, known.getOrDefault(name, NUMBERS));
    }
}
