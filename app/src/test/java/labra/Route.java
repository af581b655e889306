package labra;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One thing that the running application answers: a method, a path with its parameters, and what types of body it
/// takes.
public record Route(String method, String template, Set<String> takes) {
    private static final Pattern CHOICES = Pattern.compile("\\{\\w+: ?([a-z|]+)}");

    public static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)[^{}]*(\\{[^{}]*})?[^{}]*}");

    /// A path that names its choices stands for all of them.
    public List<String> paths() {
        Matcher choices = CHOICES.matcher(template);
        Stream<String> all = choices.find()
                ? Arrays.stream(choices.group(1).split("\\|")).map(choices::replaceFirst)
                : Stream.of(template);
        return all.toList();
    }

    /// The path of the first choice, with this in place of every other parameter.
    public String with(String value) {
        return paths().getFirst().replaceAll(PARAMETER.pattern(), Matcher.quoteReplacement(value));
    }
}
