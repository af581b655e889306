package labra.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;

/// How to get into the embedded server: generated passwords and the port of last time, in a file that only its owner
/// reads.
record ClusterAccess(
        String superuserPassword, String ownerPassword, String applicationPassword, String monitorPassword, int port) {

    static ClusterAccess generated() {
        return new ClusterAccess(password(), password(), password(), password(), 0);
    }

    /// With a password for each role that had none yet.
    ClusterAccess complete() {
        return new ClusterAccess(
                superuserPassword,
                ownerPassword.isEmpty() ? password() : ownerPassword,
                applicationPassword,
                monitorPassword.isEmpty() ? password() : monitorPassword,
                port);
    }

    static Optional<ClusterAccess> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties written = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            written.load(reader);
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.readable", file, Mishaps.words(e));
        }
        return Optional.of(new ClusterAccess(
                written.getProperty("superuser.password", ""),
                written.getProperty("owner.password", ""),
                written.getProperty("application.password", ""),
                written.getProperty("monitor.password", ""),
                Integer.parseInt(written.getProperty("port", "0"))));
    }

    ClusterAccess write(Path file) {
        Properties written = new Properties();
        written.setProperty("superuser.password", superuserPassword);
        written.setProperty("owner.password", ownerPassword);
        written.setProperty("application.password", applicationPassword);
        written.setProperty("monitor.password", monitorPassword);
        written.setProperty("port", String.valueOf(port));
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            try (FileChannel channel = privately(partial);
                    Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
                written.store(writer, null);
                writer.flush();
                channel.force(true);
            }
            Files.move(partial, file, ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    ClusterAccess withPort(int newPort) {
        return new ClusterAccess(superuserPassword, ownerPassword, applicationPassword, monitorPassword, newPort);
    }

    private static FileChannel privately(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(CREATE, WRITE, TRUNCATE_EXISTING),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /// 192 bits of letters, digits, `-` and `_`: nothing that SQL, a URL or a shell would have to quote.
    private static String password() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
