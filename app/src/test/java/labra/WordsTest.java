package labra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.law.Deadline;
import labra.law.Effect;
import labra.law.Milestone;
import labra.law.Word;
import labra.life.Citation;
import labra.life.Extinction;
import labra.life.NotificationStatus;
import labra.life.Procedure;
import labra.life.PublicState;
import labra.life.Reason;
import labra.life.Settlement;
import labra.proceedings.Recordable;
import labra.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people read stands in the message bundles, in both languages, and nowhere else.
class WordsTest {
    private static final Path MAIN = Path.of("src", "main");
    private static final Path MESSAGES = MAIN.resolve("resources/messages");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//.*$");
    private static final Pattern BLOCK = Pattern.compile("\"\"\".*?\"\"\"", Pattern.DOTALL);
    private static final Pattern ACCENTED = Pattern.compile("[áéíóúüñÁÉÍÓÚÜÑ¿¡«»]");
    private static final Pattern KEY = Pattern.compile("\"(field\\.[a-z0-9-]+)\"");
    private static final Pattern ACTOR = Pattern.compile("new Actor\\(\"([a-z]+)[:\"]");
    private static final Set<String> SPANISH = Set.of(
            "el", "la", "los", "las", "de", "que", "con", "para", "por", "una", "uno", "en", "se", "del", "su", "al",
            "y", "es", "no");

    /// Letters that a search takes the accents from, and a made-up person's name, are no words.
    private static final Set<String> NO_WORDS = Set.of("áàâãäéèêëíìîïóòôõöúùûüñç", "Ana Benítez");

    @Test
    void no_spanish_stands_in_the_code() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            String code = COMMENT.matcher(BLOCK.matcher(Files.readString(file)).replaceAll(""))
                    .replaceAll("");
            LITERAL.matcher(code)
                    .results()
                    .map(literal -> literal.group(1))
                    .filter(text -> isSpanish(text) && !NO_WORDS.contains(text))
                    .forEach(text -> found.add(file + ": " + text));
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void both_languages_say_the_same_things(Path spanish, Path english) throws IOException {
        Properties es = read(spanish);
        Properties en = read(english);
        assertThat(en.stringPropertyNames()).isEqualTo(es.stringPropertyNames());
        for (String key : es.stringPropertyNames()) {
            assertThat(es.getProperty(key)).as(key).isNotBlank();
            assertThat(en.getProperty(key)).as(key).isNotBlank();
            assertThat(places(en.getProperty(key))).as(key).isEqualTo(places(es.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void no_word_is_told_twice(Path spanish, Path english) throws IOException {
        for (Path file : List.of(spanish, english)) {
            List<String> keys = Files.readAllLines(file).stream()
                    .filter(line -> line.matches("[^#\\s=]+ ?=.*"))
                    .map(line -> line.split(" ?=")[0])
                    .toList();
            assertThat(keys).as("%s", file).doesNotHaveDuplicates();
        }
    }

    @Test
    void every_problem_and_every_reason_has_its_words() throws IOException {
        Set<String> keys = read(MESSAGES.resolve("problems_es.properties")).stringPropertyNames();
        for (Problem problem : Problem.values()) {
            String key = problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(keys).contains(key, key + ".title");
        }
        Set<String> used = new TreeSet<>();
        for (Path file : sources()) {
            KEY.matcher(Files.readString(file)).results().forEach(match -> used.add(match.group(1)));
        }
        assertThat(keys).containsAll(used);
        assertThat(used)
                .containsAll(
                        keys.stream().filter(key -> key.startsWith("field.")).toList());
    }

    /// So that the trail names nobody by a word of the code.
    @Test
    void every_kind_of_actor_has_its_word() throws IOException {
        Set<String> keys = read(MESSAGES.resolve("pages_es.properties")).stringPropertyNames();
        Set<String> actors = new TreeSet<>();
        for (Path file : sources()) {
            ACTOR.matcher(Files.readString(file)).results().forEach(match -> actors.add("actor-" + match.group(1)));
        }
        assertThat(actors).contains("actor-import", "actor-device");
        assertThat(keys).containsAll(actors);
    }

    /// What pages put together out of the words of closed lists.
    @Test
    void every_word_of_the_law_is_told_in_words() throws IOException {
        Set<String> keys = read(MESSAGES.resolve("pages_es.properties")).stringPropertyNames();
        assertThat(keys).containsAll(words("reason-", Reason.values()));
        assertThat(keys).containsAll(words("effect-", Effect.values()));
        assertThat(keys).containsAll(words("milestone-", Milestone.values()));
        assertThat(keys).containsAll(words("deadline-", Deadline.State.values()));
        assertThat(keys).containsAll(words("event-kind-", Recordable.values()));
        for (Word[] answers : List.<Word[]>of(
                PublicState.values(),
                Citation.values(),
                NotificationStatus.values(),
                Procedure.values(),
                Settlement.values(),
                Extinction.values())) {
            assertThat(keys).containsAll(words("standing-", answers));
        }
    }

    private static List<String> words(String prefix, Word... terms) {
        return Stream.of(terms).map(term -> prefix + term.word()).toList();
    }

    /// `x_es` and `x_en`, or `x` (Spanish) and `x_en`.
    static Stream<org.junit.jupiter.params.provider.Arguments> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN.resolve("resources"))) {
            List<Path> english = files.filter(file -> file.toString().endsWith("_en.properties"))
                    .sorted()
                    .toList();
            assertThat(english).isNotEmpty();
            return english.stream().map(file -> org.junit.jupiter.params.provider.Arguments.of(spanish(file), file));
        }
    }

    private static Path spanish(Path english) {
        String name = english.getFileName().toString();
        Path named = english.resolveSibling(name.replace("_en.", "_es."));
        return Files.exists(named) ? named : english.resolveSibling(name.replace("_en.", "."));
    }

    private static boolean isSpanish(String text) {
        List<String> words = Pattern.compile("[^a-záéíóúüñ]+")
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .toList();
        return ACCENTED.matcher(text).find()
                || (words.size() > 2
                        && text.contains(" ")
                        && words.stream().filter(SPANISH::contains).count() > 1);
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\d+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN.resolve("java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
