package labra.registers.told;

import java.util.List;
import labra.pages.AuditTrail;

/// What another feature tells in the history of records, declared as a bean; nothing of registers that it does not
/// know.
@FunctionalInterface
public interface RecordTrail {
    List<AuditTrail.Row> of(AuditTrail trail, String subject, String id);
}
