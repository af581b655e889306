package labra.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL cluster in a folder: made once, started and stopped with PostgreSQL's own programs.
record Cluster(Path folder, PostgresBinaries binaries, Unprivileged how) {
    static final String SUPERUSER = "postgres";
    private static final long LOG_LIMIT = 10_000_000;

    Path data() {
        return folder.resolve("cluster");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    Path accessFile() {
        return folder.resolve("access.properties");
    }

    ClusterAccess access() {
        return ClusterAccess.read(accessFile())
                .orElseThrow(() -> new ConsoleProblem("postgres.no.access", accessFile()));
    }

    boolean exists() {
        return Files.exists(data());
    }

    /// Another major version cannot read these files, and converting them is not this program's to decide.
    void mustBeOfThisMajor() {
        try {
            String found = Files.readString(data().resolve("PG_VERSION")).strip();
            if (!found.equals(binaries.major())) {
                throw new ConsoleProblem("postgres.other.major", data(), found, binaries.major());
            }
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.readable", data(), Mishaps.words(e));
        }
    }

    /// Starts the server on the port of last time if that is free, else on another.
    void start() {
        how.own(folder);
        how.mustReach(Path.of(binaries.program("pg_ctl")));
        Unprivileged.Outcome started = new Unprivileged.Outcome(1, "");
        for (int tries = 0; tries < 3 && started.exit() != 0; tries++) {
            ClusterAccess access = access();
            int port = freePort(tries == 0 ? access.port() : 0);
            access.withPort(port).write(accessFile());
            started = startedOn(port);
        }
        if (started.exit() != 0) {
            throw new ConsoleProblem("postgres.start", data(), log(), started.output());
        }
    }

    /// Starts a server that died on the port where those who use it look for it, and on no other. Nothing is written
    /// before: the disk may have been full, and be so still.
    void startAgain() {
        how.own(folder);
        Unprivileged.Outcome started = startedOn(access().port());
        if (started.exit() != 0) {
            throw new ConsoleProblem("postgres.start", data(), log(), started.output());
        }
    }

    private Unprivileged.Outcome startedOn(int port) {
        return control(
                "start",
                "--log=" + rotatedLog(),
                "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''");
    }

    /// Open transactions are rolled back, everything committed is on disk.
    void stop() {
        if (control("stop", "--mode=fast").exit() != 0 && Postmaster.of(data()).isPresent()) {
            control("stop", "--mode=immediate");
        }
    }

    private Unprivileged.Outcome control(String action, String... options) {
        Stream<String> command = Stream.of(
                binaries.program("pg_ctl"), action, "--pgdata=" + data(), "--wait", "--timeout=300", "--silent");
        return how.run(Stream.concat(command, Stream.of(options)).toArray(String[]::new));
    }

    private Path rotatedLog() {
        try {
            if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT) {
                Files.move(log(), folder.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log();
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.writable", folder, Mishaps.words(e));
        }
    }

    private static int freePort(int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException taken) {
            return freePort(0);
        }
    }

    PGSimpleDataSource superuser(int port) {
        return superuser(port, "postgres");
    }

    PGSimpleDataSource superuser(int port, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(SUPERUSER);
        source.setPassword(access().superuserPassword());
        source.setConnectTimeout(5);
        return source;
    }
}
