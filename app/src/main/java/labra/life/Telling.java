package labra.life;

import java.util.UUID;

/// Something that is told of a fine.
public record Telling(UUID fine, Happening happening) {}
