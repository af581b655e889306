package labra.fines;

import labra.platform.Actor;
import org.jdbi.v3.core.Handle;

/// Said within the transaction that validates or annuls a fine: who keeps more of it keeps that there, or refuses.
public record FineDecision(Handle handle, Fine fine, Actor actor) {}
