package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The templates deployed into moto, which answers as AWS does: what it knows of them is made.
class MotoTest {
    private static final Path ROOT = Path.of("target", "moto").toAbsolutePath();

    @ParameterizedTest
    @EnumSource
    void what_moto_knows_of_a_deployment_is_made(Case which) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.exists(ROOT.resolve("usr/bin/moto_server")),
                "skipped: moto is not in " + ROOT + "; ./labra test --aws puts it there as root, with debootstrap");
        JsonNode told = deployed(which);
        System.out.println("moto, case " + which.word() + ": " + told.path("stacks"));
        assertThat(told.path("stacks"))
                .isNotEmpty()
                .allMatch(stack -> stack.path("status").asText().equals("CREATE_COMPLETE"), told.toString());
        switch (which) {
            case MACHINE -> assertThat(told.path("machines").asInt()).isEqualTo(1);
            case FLEET -> {
                assertThat(told.path("balancers").toString()).isEqualTo("[\"internet-facing\"]");
                assertThat(told.path("groups").toString()).isEqualTo("[[2,6]]");
            }
            case KUBERNETES -> assertThat(told.path("subnets").asInt()).isEqualTo(6);
            case FUNCTIONS -> {
                assertThat(told.path("functions").toString()).isEqualTo("[\"java25\"]");
                assertThat(told.path("rules").toString()).contains("MultaCargada", "InformePedido");
                assertThat(told.path("queues").asInt()).isEqualTo(2);
                assertThat(told.path("topics").asInt()).isEqualTo(2);
            }
        }
        if (which.onFoundation()) {
            JsonNode database = told.path("databases").path(0);
            assertThat(database.path("zones").asBoolean()).isTrue();
            assertThat(database.path("sealed").asBoolean()).isTrue();
            assertThat(database.path("public").asBoolean(true)).isFalse();
        }
    }

    private static JsonNode deployed(Case which) throws IOException, InterruptedException {
        Assemblies.Assembly assembly = Assemblies.province(which);
        Path work = Files.createDirectories(ROOT.resolve("templates").resolve(which.word()));
        Files.copy(Path.of("emulated.py"), work.resolve("emulated.py"), StandardCopyOption.REPLACE_EXISTING);
        List<String> command = new ArrayList<>(
                List.of("chroot", ROOT.toString(), "python3", "/templates/" + which.word() + "/emulated.py"));
        for (String stack : inOrder(assembly)) {
            String name = (stack.equals("changes") ? "Labra-account-" : "Labra-province-") + stack + ".template.json";
            Files.copy(assembly.folder().resolve(name), work.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            command.add("/templates/" + which.word() + "/" + name);
        }
        Process process = new ProcessBuilder(command)
                .redirectError(
                        Path.of("target", "moto-" + which.word() + ".log").toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return new ObjectMapper().readTree(said.substring(said.indexOf("{\"stacks\"")));
    }

    /// What others ask things of first.
    private static List<String> inOrder(Assemblies.Assembly assembly) {
        List<String> all = new ArrayList<>(List.of("notices", "foundation", "schema"));
        all.retainAll(assembly.templates().stacks().keySet());
        assembly.templates().stacks().keySet().stream()
                .filter(stack -> !all.contains(stack))
                .forEach(all::add);
        return all;
    }
}
