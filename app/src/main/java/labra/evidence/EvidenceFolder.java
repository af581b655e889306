package labra.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// Evidence as files of a folder, two levels deep, so that no folder has too many: `ab/cd/abcd…`, and the small
/// pictures of them below `small`.
final class EvidenceFolder implements EvidenceStore {
    private final Path folder;
    private final Arriving arriving;

    EvidenceFolder(Path folder, Arriving arriving) {
        this.folder = folder;
        this.arriving = arriving;
    }

    @Override
    public Optional<Long> size(String sha256) throws IOException {
        try {
            return Optional.of(Files.size(place(folder, sha256)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(place(folder, sha256));
    }

    @Override
    public long arrived(String sha256) throws IOException {
        return arriving.size(sha256);
    }

    @Override
    public <T> T hold(String sha256, Work<T> work) throws IOException, EvidenceRefused {
        return arriving.hold(sha256, held -> work.with(new File(sha256, held)));
    }

    /// A file that becomes evidence under its hash.
    private final class File implements Partial {
        private final String sha256;
        private final Arriving.Held held;

        File(String sha256, Arriving.Held held) {
            this.sha256 = sha256;
            this.held = held;
        }

        @Override
        public long size() throws IOException {
            return held.size();
        }

        @Override
        public void append(byte[] piece) throws IOException {
            held.append(piece);
        }

        @Override
        public byte[] bytes() throws IOException {
            return held.bytes();
        }

        @Override
        public void remove() throws IOException {
            held.remove();
        }

        @Override
        public void keep() throws IOException {
            EvidenceFolder.this.keep(held.path(), sha256);
        }
    }

    /// The content is on the disk first, then the name: whatever ends in between leaves no half file of that name.
    private void keep(Path whole, String sha256) throws IOException {
        Path inner = inner(folder, sha256);
        make(inner);
        force(whole);
        Files.move(whole, inner.resolve(sha256), StandardCopyOption.ATOMIC_MOVE);
        for (Path made = inner; made != null && made.startsWith(folder); made = made.getParent()) {
            force(made);
        }
    }

    @Override
    public Optional<byte[]> small(String sha256) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(place(smalls(), sha256)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public void keepSmall(byte[] small, String sha256) throws IOException {
        Path inner = inner(smalls(), sha256);
        make(inner);
        Path written = Files.createTempFile(inner, sha256, ".partial");
        try {
            Files.write(written, small);
            Files.move(written, inner.resolve(sha256), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private Path smalls() {
        return folder.resolve("small");
    }

    private static Path place(Path folder, String sha256) {
        return inner(folder, sha256).resolve(sha256);
    }

    private static Path inner(Path folder, String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
    }

    /// Open to nobody else of this machine; the umask decides about the group, whose backups may read.
    static void make(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
    }

    private static void force(Path path) throws IOException {
        try (FileChannel opened = FileChannel.open(path)) {
            opened.force(true);
        }
    }
}
