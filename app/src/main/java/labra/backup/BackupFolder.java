package labra.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;
import org.apache.commons.io.file.PathUtils;

/// A folder of backups of one installation and of nothing else. A backup that has its name there is whole; what is
/// still being made has another.
public record BackupFolder(Path path) {
    private static final Pattern NAME = Pattern.compile("labra-\\d{8}T\\d{6}Z");
    private static final Pattern UNDER_WAY = Pattern.compile("labra-\\d{8}T\\d{6}Z\\.partial");

    /// One backup that is there.
    public record Kept(Path path, Manifest manifest) {
        public String name() {
            return path.getFileName().toString();
        }
    }

    public static BackupFolder at(Path path) {
        return new BackupFolder(path.toAbsolutePath().normalize());
    }

    /// Refuses a folder that is none of ours. The one above must be there: else a disk is not mounted, or a name is
    /// wrong.
    void mustServe(Path data, String cluster) {
        try {
            Path above = path.getParent();
            if (above == null || !Files.isDirectory(above)) {
                throw new ConsoleProblem("backup.folder.absent", path, above);
            }
            Path real = above.toRealPath().resolve(path.getFileName());
            if ((Files.exists(real) ? real.toRealPath() : real).startsWith(data.toRealPath())) {
                throw new ConsoleProblem("backup.folder.inside", path, data);
            }
            Files.createDirectories(path);
            for (Path entry : entries()) {
                mustBeOurs(entry, cluster);
            }
            Files.delete(Files.createTempFile(path, "labra-", ".lock"));
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.writable", path, Mishaps.words(e));
        }
    }

    private void mustBeOurs(Path entry, String cluster) {
        String name = entry.getFileName().toString();
        if (name.equals("lost+found") || UNDER_WAY.matcher(name).matches()) {
            return;
        }
        if (!NAME.matcher(name).matches()) {
            throw new ConsoleProblem("backup.folder.other", path, name);
        }
        if (!Manifest.in(entry).cluster().equals(cluster)) {
            throw new ConsoleProblem("backup.folder.another", path, name);
        }
    }

    /// The backups that are there, the oldest first.
    public List<Kept> kept() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try {
            return entries().stream()
                    .filter(entry ->
                            NAME.matcher(entry.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(Path::getFileName))
                    .map(entry -> new Kept(entry, Manifest.in(entry)))
                    .toList();
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.readable", path, Mishaps.words(e));
        }
    }

    public Optional<Kept> newest() {
        List<Kept> kept = kept();
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast());
    }

    /// Where the next backup is made; what earlier ones left that were cut off goes away.
    Path begin(String name) throws IOException {
        for (Path entry : entries()) {
            if (UNDER_WAY.matcher(entry.getFileName().toString()).matches()) {
                PathUtils.deleteDirectory(entry);
            }
        }
        return Files.createDirectory(path.resolve(name + ".partial"));
    }

    /// Gives the finished one its name, in one step that is on the disk when this ends.
    void finish(Path partial, String name) throws IOException {
        force(partial);
        Files.move(partial, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        force(path);
    }

    /// Keeps so many, the newest, and deletes the others.
    void keep(int count) throws IOException {
        List<Kept> all = kept();
        for (Kept old : all.subList(0, Math.max(0, all.size() - count))) {
            Path going = Files.move(old.path(), path.resolve(old.name() + ".partial"), StandardCopyOption.ATOMIC_MOVE);
            PathUtils.deleteDirectory(going);
        }
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.toList();
        }
    }

    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }
}
