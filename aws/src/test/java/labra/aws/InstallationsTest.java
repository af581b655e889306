package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The file of installations: what is wrong in it is told by its name.
class InstallationsTest {
    private static final Path SHIPPED = Assemblies.HOME.resolve("aws/installations.yaml");

    @TempDir
    Path folder;

    @Test
    void a_name_that_is_not_there_is_told_with_those_that_are() {
        assertThatThrownBy(() -> Installations.read(SHIPPED).get("city"))
                .isInstanceOf(Mistake.class)
                .hasMessageContaining("\"city\"")
                .hasMessageContaining("town, province");
    }

    @Test
    void a_test_environment_is_its_installation_under_another_domain() {
        Installation test = Installations.read(SHIPPED).get("town-test");
        assertThat(test.name()).isEqualTo("town-test");
        assertThat(test.domain()).isEqualTo("prueba.multas.municipio.example");
        assertThatThrownBy(() -> Installations.read(SHIPPED).get("city-test")).isInstanceOf(Mistake.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "domain: multas.municipio.example | domain: localhost | domain",
                "operators: operaciones@municipio.example | operators: nobody | operators",
                "region: us-east-1 | region: mars | region",
                "fines-a-day: 50, | fines-a-day: 0, | fines-a-day",
                "peaks: [] | peaks: [25] | peaks",
                "type: t4g.small, disk: 30 | type: t3.small, disk: 30 | arm64",
                "disk: 30 | disk: 3 | disk",
                "least: 2, most: 4 | least: 5, most: 4 | fleet",
                "nat-gateways: 2 | nat-gateways: 0 | nat-gateways",
                "nat-gateways: 2 | nat-gateway: 2 | nat-gateway",
                "branch: main | branch: ' ' | branch",
                "concurrency: 10 | concurrency: many | many",
                "memory: 1769 | memory: 99999999999999999999 | memory",
            })
    void a_mistake_names_its_field(String right, String wrong, String told) throws IOException {
        Path file = write(Files.readString(SHIPPED)
                .replaceFirst(java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong)));
        assertThatThrownBy(() -> Installations.read(file).get("town"))
                .isInstanceOf(Mistake.class)
                .hasMessageContaining("town")
                .hasMessageContaining(told);
    }

    @Test
    void a_file_that_is_none_is_told() throws IOException {
        assertThatThrownBy(() -> Installations.read(folder.resolve("nothing.yaml")))
                .isInstanceOf(Mistake.class)
                .hasMessageContaining("cannot read");
        for (String text : new String[] {"", "- a\n- b\n", "town: [", "town: {domain: \"\\xff\"", "just words"}) {
            Path file = write(text);
            assertThatThrownBy(() -> Installations.read(file).get("town")).isInstanceOf(Mistake.class);
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("installations.yaml"), text);
    }
}
