package labra.web;

import java.util.UUID;

/// An id in a path. What cannot be one names nothing: 404.
public final class PathId {
    private PathId() {}

    public static long number(String written) {
        if (!written.matches("\\d{1,18}")) {
            throw Problem.NOT_FOUND.refusal();
        }
        return Long.parseLong(written);
    }

    public static boolean isUuid(String written) {
        return written.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    public static UUID uuid(String written) {
        if (!isUuid(written)) {
            throw Problem.NOT_FOUND.refusal();
        }
        return UUID.fromString(written);
    }
}
