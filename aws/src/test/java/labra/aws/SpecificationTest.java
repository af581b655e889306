package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The templates against AWS's own specification of its resources.
class SpecificationTest {
    private static final Path MODULES =
            Path.of("target", "specification", "node_modules").toAbsolutePath();

    @ParameterizedTest
    @EnumSource
    void cdks_own_validation_has_nothing_to_say(Case which) throws IOException {
        Path report = Assemblies.province(which).folder().resolve("validation-report.json");
        for (JsonNode plugin : new ObjectMapper().readTree(report.toFile()).path("pluginReports")) {
            assertThat(plugin.path("conclusion").asText()).isEqualTo("success");
            assertThat(plugin.path("violations")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_property_is_one_that_aws_knows(Case which) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isDirectory(MODULES.resolve("@aws-cdk/aws-service-spec")),
                "skipped: npm's @aws-cdk/aws-service-spec is not in " + MODULES + "; ./labra test --aws puts it there");
        List<String> command = new ArrayList<>(List.of(
                Node.program().orElseThrow().toString(),
                Path.of("specification.js").toAbsolutePath().toString()));
        try (Stream<Path> files = Files.list(Assemblies.province(which).folder())) {
            files.filter(file -> file.toString().endsWith(".template.json"))
                    .map(Path::toString)
                    .sorted()
                    .forEach(command::add);
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("NODE_PATH", MODULES.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println("Case " + which.word() + " against AWS's specification: " + said.strip());
        assertThat(process.waitFor()).as(said).isZero();
    }
}
