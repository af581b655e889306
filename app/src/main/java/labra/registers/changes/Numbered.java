package labra.registers.changes;

/// A record of a register: known by its number, and by its version to those who change it.
public interface Numbered {
    long id();

    int version();
}
