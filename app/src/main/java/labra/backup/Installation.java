package labra.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import labra.console.ConsoleProblem;
import labra.postgres.LiveCluster;

/// What one installation keeps on this machine: a data folder, and its keys, mails and evidence, which may lie
/// elsewhere.
public record Installation(Path data, Path keys, Path mail, Path evidence) {
    static final String KEYS = "keys";
    static final String MAIL = "mail";
    static final String EVIDENCE = "evidence";
    static final String ACCESS = "postgres/access.properties";

    public static Installation under(Path data) {
        return new Installation(data, data.resolve(KEYS), data.resolve(MAIL), data.resolve(EVIDENCE));
    }

    void mustBeThere() {
        if (!LiveCluster.isUnder(data)) {
            throw new ConsoleProblem("backup.no.installation", data);
        }
    }

    /// What opens the rest: the signing and sealing keys, and the passwords of the database.
    List<Tree> keyTrees() {
        return List.of(new Tree(keys, KEYS), new Tree(data.resolve(ACCESS), ACCESS));
    }

    /// Mails, evidence, and whatever else is kept beside the database. What other programs hold or what is made anew at
    /// a start is left out.
    List<Tree> fileTrees() throws IOException {
        List<Tree> trees = new ArrayList<>();
        trees.add(new Tree(mail, MAIL));
        trees.add(new Tree(evidence, EVIDENCE));
        try (Stream<Path> inside = Files.list(data)) {
            inside.filter(Installation::isKept)
                    .sorted()
                    .map(path -> new Tree(path, path.getFileName().toString()))
                    .forEach(trees::add);
        }
        return trees;
    }

    private static boolean isKept(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith("postgres")
                && !name.endsWith(".lock")
                && !name.endsWith(".partial")
                && !List.of(KEYS, MAIL, EVIDENCE, "server.txt", "lost+found").contains(name);
    }

    /// A file, or a folder with all that is in it, and its name in an archive.
    record Tree(Path root, String name) {
        /// The files of it, with the folders that hold them; nothing where it does not exist.
        List<Path> files() throws IOException {
            if (!Files.exists(root)) {
                return List.of();
            }
            try (Stream<Path> all = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
                return all.filter(path -> !path.toString().endsWith(".partial")).toList();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        String nameOf(Path path) {
            String below = root.relativize(path).toString();
            return below.isEmpty() ? name : name + "/" + below;
        }
    }
}
