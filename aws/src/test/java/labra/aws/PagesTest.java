package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the documentation takes from the code: which test holds which sentence of the mission, why a finding of
/// cdk-nag is allowed, and the drawings.
class PagesTest {
    private static final List<Class<?>> HOLDERS = List.of(
            OneMachineTest.class,
            FleetTest.class,
            KubernetesTest.class,
            FunctionsTest.class,
            DeliveryTest.class,
            BillTest.class);

    private static Map<String, String> sentences() throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/mission.md"))) {
            String[] parts = line.split(" \\| ", 2);
            all.put(parts[0], parts[1]);
        }
        return all;
    }

    private static Map<String, Set<String>> holders() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Class<?> holder : HOLDERS) {
            for (Method method : holder.getDeclaredMethods()) {
                Says says = method.getAnnotation(Says.class);
                if (says != null) {
                    for (String id : says.value()) {
                        found.computeIfAbsent(id, key -> new TreeSet<>())
                                .add("`" + holder.getSimpleName() + "." + method.getName() + "`");
                    }
                }
            }
        }
        return found;
    }

    @Test
    void every_sentence_of_the_mission_is_held_by_a_test() throws IOException {
        assertThat(holders().keySet()).isEqualTo(new TreeSet<>(sentences().keySet()));
    }

    @Test
    void the_page_of_what_is_proven_is_current() throws IOException {
        StringBuilder page = new StringBuilder("""
                # AWS: what the tests hold the templates to

                Written by `PagesTest`, which fails where this page is stale. What it is about: [aws.md](aws.md).

                ## Each sentence of the mission, and its test

                | | sentence | test |
                |---|---|---|
                """);
        Map<String, Set<String>> holders = holders();
        sentences()
                .forEach((id, sentence) -> page.append("| %s | %s | %s |%n"
                        .formatted(id, sentence, String.join(", ", Objects.requireNonNull(holders.get(id))))));
        page.append("""

                ## Findings of cdk-nag that are allowed, and why

                Each stands on the construct itself and in its template; anything else that the rules find fails `NagTest`.

                | rule | what | reason | cases |
                |---|---|---|---|
                """);
        reasons().forEach((reason, cases) -> page.append("| %s | %s |%n".formatted(reason, String.join(", ", cases))));
        same(
                Files.writeString(
                        Path.of("target", "aws-checks.md"), page.toString().replace("\r", "")),
                "docs/aws-checks.md");
    }

    private static Map<String, Set<String>> reasons() {
        Map<String, Set<String>> all = new TreeMap<>();
        for (Case which : Case.values()) {
            for (Templates.Resource resource : Assemblies.province(which).resources()) {
                for (JsonNode rule :
                        resource.json().path("Metadata").path("cdk_nag").path("rules_to_suppress")) {
                    String star = Stream.of(rule.path("applies_to"))
                            .flatMap(one -> one.valueStream().map(JsonNode::asText))
                            .map(one -> one.replaceAll("[0-9A-F]{8}", ""))
                            .collect(Collectors.joining(", "));
                    String row = rule.path("id").asText() + " | " + (star.isEmpty() ? "" : "`" + star + "`") + " | "
                            + rule.path("reason").asText();
                    all.computeIfAbsent(row, key -> new TreeSet<>()).add(which.word());
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void the_drawing_is_that_of_the_templates(Case which) throws IOException {
        String drawn = Picture.of(which, Assemblies.town(which).templates());
        String name = "aws-" + which.word() + ".svg";
        same(Files.writeString(Path.of("target", name), drawn), "docs/img/" + name);
    }

    private static void same(Path made, String page) throws IOException {
        assertThat(Files.readString(Assemblies.HOME.resolve(page)))
                .as("stale: cp aws/%s %s", made, page)
                .isEqualTo(Files.readString(made));
    }
}
