package labra.registers;

import java.util.List;

/// A feature whose records refer to those of registers, and so keep them from being removed.
public interface Referrer {
    /// What keeps this record of a register; nothing where the feature does not refer to that register.
    List<Blocker> blockers(String subject, Register.Entry entry);
}
