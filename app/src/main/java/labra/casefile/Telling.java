package labra.casefile;

import java.util.UUID;
import labra.life.Happening;

/// Something that is told of a fine.
public record Telling(UUID fine, Happening happening) {}
