package labra.fines.desk;

import java.util.UUID;
import labra.platform.Actor;
import org.jdbi.v3.core.Handle;

/// Called within the transaction that takes a validation back: a feature that wrote more of it takes that back there,
/// or refuses where something followed.
public record ValidationUndone(Handle handle, UUID fine, String reason, Actor actor) {}
