package labra.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// function.zip, as Lambda unpacks it.
final class FunctionZip {
    static final Path ZIP = Path.of("target", "function.zip");
    private static final Path FOLDER = Path.of("target", "function").toAbsolutePath();

    private FunctionZip() {}

    static synchronized Path unpacked() throws IOException {
        Path mark = FOLDER.resolve(".unpacked-" + Files.getLastModifiedTime(ZIP).toMillis());
        if (!Files.exists(mark)) {
            try (InputStream file = Files.newInputStream(ZIP);
                    ZipInputStream zip = new ZipInputStream(file)) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    Path target = FOLDER.resolve(entry.getName()).normalize();
                    if (!target.startsWith(FOLDER)) {
                        throw new IOException("outside of the package: " + entry.getName());
                    }
                    if (entry.isDirectory()) {
                        Files.createDirectories(target);
                    } else {
                        Files.createDirectories(target.getParent());
                        Files.copy(zip, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            Files.createFile(mark);
        }
        return FOLDER;
    }
}
