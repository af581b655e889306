package labra.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;

/// How PostgreSQL's programs, which refuse to run as root, are run: as they are, in a user namespace, or as another
/// user.
record Unprivileged(List<String> prefix, Optional<String> user) {
    private static final Set<String> KEPT = Set.of("PATH", "TMPDIR", "TZ");

    static final Unprivileged AS_IS = new Unprivileged(List.of(), Optional.empty());
    static final Unprivileged USER_NAMESPACE = new Unprivileged(List.of("unshare", "-U"), Optional.empty());

    /// How a program ended and all that it wrote.
    record Outcome(int exit, String output) {}

    static Unprivileged here() {
        return isRoot() ? asRoot(Stream.of(Optional.of(USER_NAMESPACE), user("postgres"), user("nobody"))) : AS_IS;
    }

    /// The first of the ways that really leaves root behind.
    static Unprivileged asRoot(Stream<Optional<Unprivileged>> ways) {
        return ways.flatMap(Optional::stream)
                .filter(Unprivileged::works)
                .findFirst()
                .orElseThrow(() -> new ConsoleProblem("postgres.root"));
    }

    static Optional<Unprivileged> user(String name) {
        Outcome group = AS_IS.run("id", "-g", name);
        return group.exit() == 0
                ? Optional.of(new Unprivileged(
                        List.of("setpriv", "--reuid=" + name, "--regid=" + group.output(), "--clear-groups"),
                        Optional.of(name)))
                : Optional.empty();
    }

    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private boolean works() {
        Outcome id = run("id", "-u");
        return id.exit() == 0 && !id.output().equals("0");
    }

    /// Runs to the end with a bare environment: no secret of the application reaches the server, and no PGDATA or
    /// PGOPTIONS of the person's.
    Outcome run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(prefix.stream(), Stream.of(command)).toList());
        builder.environment().keySet().retainAll(KEPT);
        builder.environment().put("LC_ALL", "C");
        builder.redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile());
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output.strip());
        } catch (IOException missing) {
            return new Outcome(127, Mishaps.words(missing));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(130, "");
        }
    }

    /// Gives the folder to the other user, when there is one, who may pass through the one above and see nothing there.
    void own(Path folder) {
        user.ifPresent(name -> {
            Path above = folder.toAbsolutePath().getParent();
            if (above != null) {
                letThrough(above);
            }
            Outcome given = AS_IS.run("chown", "-R", name, folder.toString());
            if (given.exit() != 0) {
                throw new ConsoleProblem("postgres.root.folder", folder, name);
            }
            mustReach(folder);
        });
    }

    private static void letThrough(Path folder) {
        try {
            Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
            permissions.addAll(Files.getPosixFilePermissions(folder));
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(folder, permissions);
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.writable", folder, Mishaps.words(e));
        }
    }

    void mustReach(Path program) {
        if (run("test", "-x", program.toString()).exit() != 0) {
            throw new ConsoleProblem("postgres.root.folder", program, user.orElse("root"));
        }
    }
}
