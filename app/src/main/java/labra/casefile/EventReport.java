package labra.casefile;

import java.util.UUID;
import labra.life.DatedEvent;

/// An event that somebody reports of a fine.
public record EventReport(UUID fine, DatedEvent dated) {}
