package labra.backup;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;

/// What a backup says of itself: from when, of which cluster, and the digests of its archives. Written last.
public record Manifest(
        int format,
        String made,
        String cluster,
        String postgres,
        String schema,
        @JsonProperty("sealed_for") String sealedFor,
        SortedMap<String, Long> rows,
        List<Archive> archives) {
    static final String FILE = "manifest.json";
    static final int FORMAT = 1;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /// One file of a backup as it must be.
    public record Archive(String name, long bytes, String sha256) {}

    public long bytes() {
        return archives.stream().mapToLong(Archive::bytes).sum();
    }

    /// How many rows it holds in all its tables.
    public long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    byte[] json() throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static Manifest in(Path backup) {
        Path file = backup.resolve(FILE);
        try {
            Manifest read = JSON.readValue(Files.readAllBytes(file), Manifest.class);
            if (read.format != FORMAT) {
                throw new ConsoleProblem("backup.other.format", backup, read.format, FORMAT);
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new ConsoleProblem(e, "backup.manifest.broken", file);
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.readable", file, Mishaps.words(e));
        }
    }
}
