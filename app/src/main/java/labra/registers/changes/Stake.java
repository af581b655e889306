package labra.registers.changes;

import org.jdbi.v3.core.Handle;

/// A feature whose records belong to somebody else, or say something else, when a record of a register is changed.
public interface Stake {
    /// Whether it has some that hang on this record. Until the transaction ends no other comes to hang on it.
    boolean has(Handle handle, String subject, long id);
}
