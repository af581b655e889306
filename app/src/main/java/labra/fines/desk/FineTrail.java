package labra.fines.desk;

import java.util.List;
import java.util.UUID;
import labra.pages.AuditTrail;

/// What another feature tells in the history of a fine, declared as a bean.
@FunctionalInterface
public interface FineTrail {
    List<AuditTrail.Row> of(AuditTrail trail, UUID fine);
}
