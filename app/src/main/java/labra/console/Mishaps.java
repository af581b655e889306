package labra.console;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What went wrong with a file or folder, in words and never as an exception calls it.
public final class Mishaps {
    /// What systems say, in parts that are alike everywhere.
    private static final Map<String, String> SAID = Map.of(
            "No space left", "mishap.full",
            "Disk quota", "mishap.full",
            "Read-only", "mishap.read-only",
            "Permission denied", "mishap.denied",
            "Operation not permitted", "mishap.denied",
            "Not a directory", "mishap.no-folder",
            "No such file", "mishap.absent",
            "Too many open files", "mishap.too-many",
            "File name too long", "mishap.long-name");

    private Mishaps() {}

    public static String words(IOException mishap) {
        String what = Texts.text(key(mishap));
        String file = mishap instanceof FileSystemException named ? named.getFile() : null;
        return file == null ? what : what + " (" + file + ")";
    }

    private static String key(IOException mishap) {
        return switch (mishap) {
            case AccessDeniedException denied -> "mishap.denied";
            case NoSuchFileException absent -> "mishap.absent";
            case NotDirectoryException file -> "mishap.no-folder";
            case FileAlreadyExistsException taken -> "mishap.taken";
            case FileSystemException other -> said(other.getReason());
            case FileNotFoundException unopened -> said(unopened.getMessage());
            default -> said(mishap.getMessage());
        };
    }

    private static String said(@Nullable String words) {
        return SAID.entrySet().stream()
                .filter(known -> words != null && words.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("mishap.other");
    }
}
