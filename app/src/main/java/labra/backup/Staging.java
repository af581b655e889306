package labra.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;
import labra.postgres.LiveCluster;
import org.apache.commons.io.file.PathUtils;

/// Where a copy of an installation is opened and read, inside of the data folder that it was made from or is meant for.
record Staging(Path data, Path folder) {
    static Staging of(Path data, String name) {
        return new Staging(data, data.resolve(name));
    }

    /// Empty, whatever one that was cut off left there.
    void begin() throws IOException {
        clear();
        Files.createDirectories(folder);
    }

    /// Ends the server that may be at work there.
    void end() {
        if (Files.exists(folder)) {
            LiveCluster.under(folder, data).end();
        }
    }

    void clear() {
        end();
        discard(folder);
    }

    static void discard(Path folder) {
        try {
            if (Files.exists(folder)) {
                PathUtils.deleteDirectory(folder);
            }
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.writable", folder, Mishaps.words(e));
        }
    }
}
