package labra.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import labra.console.ConsoleProblem;

/// The files of a cluster that a copy of it needs, as PostgreSQL's manual names them (Making a Base Backup).
record ClusterFiles(Path source, Path target) {
    private static final Path CONTROL = Path.of("global", "pg_control");
    private static final Path LOG = Path.of("pg_wal");

    /// Folders that a starting server fills by itself.
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "tablespace_map",
            "backup_manifest",
            "current_logfiles",
            "postgresql.auto.conf.tmp");

    private static final List<String> TEMPORARY = List.of("pgsql_tmp", "pg_internal.init");

    /// Everything but the log. The server goes on meanwhile: a file that is gone when its turn comes is not needed.
    void copyAll() throws IOException {
        mustBeInOnePlace();
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (isTemporary(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectory(
                        inTarget(folder),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                return EMPTIED.contains(source.relativize(folder).toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!isTemporary(file) && !LEFT_OUT.contains(name(file)) && !file.endsWith(CONTROL)) {
                    copyIfThere(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        Files.copy(source.resolve(CONTROL), target.resolve(CONTROL));
    }

    /// The segments of the log from one to another, both included.
    void copyLog(String first, String last) throws IOException {
        try (Stream<Path> log = Files.list(source.resolve(LOG))) {
            for (Path segment :
                    log.filter(file -> isBetween(name(file), first, last)).toList()) {
                Files.copy(segment, target.resolve(LOG).resolve(name(segment)));
            }
        }
    }

    private static boolean isBetween(String segment, String first, String last) {
        return segment.length() == first.length() && segment.compareTo(first) >= 0 && segment.compareTo(last) <= 0;
    }

    /// Table spaces lie elsewhere, and Labra makes none.
    private void mustBeInOnePlace() throws IOException {
        try (Stream<Path> elsewhere = Files.list(source.resolve("pg_tblspc"))) {
            if (elsewhere.findAny().isPresent()) {
                throw new ConsoleProblem("backup.tablespaces", source);
            }
        }
    }

    private void copyIfThere(Path file) throws IOException {
        try {
            Files.copy(file, inTarget(file));
        } catch (NoSuchFileException gone) {
            if (!file.toString().equals(gone.getFile())) {
                throw gone;
            }
        }
    }

    private Path inTarget(Path path) {
        return target.resolve(source.relativize(path).toString());
    }

    private static boolean isTemporary(Path path) {
        return TEMPORARY.stream().anyMatch(name(path)::startsWith);
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
