package labra.imports.mapping;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A heading without its small words and the remarks in brackets that only say how its cells are written:
/// `Fecha de la infracción (dd/mm/aaaa)` is `fecha_infraccion`.
final class ShortHeading {
    private static final Pattern BRACKETS = Pattern.compile("[(\\[]([^)\\]]*)[)\\]]");
    private static final Pattern FORM = Pattern.compile("[dmayhs_0-9]*");
    private static final Set<String> REMARKS = Set.of(
            "obligatorio", "requerido", "opcional", "obrigatorio", "required", "optional", "texto", "numero", "text");
    private static final Set<String> SMALL_WORDS =
            Set.of("de", "del", "la", "el", "los", "las", "do", "da", "dos", "das", "of", "the");

    private ShortHeading() {}

    static String of(String heading) {
        String bare = BRACKETS.matcher(heading).replaceAll(ShortHeading::remark);
        return Arrays.stream(ImportColumn.plain(bare).split("_"))
                .filter(word -> !SMALL_WORDS.contains(word))
                .collect(Collectors.joining("_"));
    }

    private static String remark(MatchResult brackets) {
        String said = ImportColumn.plain(brackets.group(1));
        boolean form = FORM.matcher(said).matches() || REMARKS.contains(said) || BundledMappings.isSynonym(said);
        return form ? " " : java.util.regex.Matcher.quoteReplacement(brackets.group());
    }
}
