package labra.fines.desk;

import labra.fines.Fine;
import labra.platform.Actor;
import org.jdbi.v3.core.Handle;

/// Called within the transaction that validates or annuls a fine: a feature that keeps more of it writes it there, or
/// refuses.
public record FineDecision(Handle handle, Fine fine, Actor actor) {}
