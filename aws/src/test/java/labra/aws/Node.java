package labra.aws;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// CDK for Java is run by Node: without it its tests are skipped, and say so.
final class Node {
    private Node() {}

    static Optional<Path> program() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static void mustBeThere() {
        Assumptions.assumeTrue(
                program().isPresent(), "skipped: CDK for Java wants Node, and there is no `node` on the path");
    }
}
