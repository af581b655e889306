package labra.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import labra.console.ConsoleProblem;

/// What the environment tells in a variable, or in the file that the variable's `…_FILE` names.
record Secrets(Map<String, String> environment) {

    static Secrets ofProcess() {
        return new Secrets(System.getenv());
    }

    Optional<String> plain(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    Optional<String> secret(String name) {
        String fileName = name + "_FILE";
        return plain(fileName).map(file -> content(fileName, Path.of(file))).or(() -> plain(name));
    }

    private static String content(String name, Path file) {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new ConsoleProblem(e, "secret.not.readable", name, file);
        }
    }
}
