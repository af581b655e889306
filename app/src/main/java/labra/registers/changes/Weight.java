package labra.registers.changes;

/// What a change of a record asks of who makes it, where other features have something at stake, such as its fines.
public enum Weight {
    /// Nothing.
    LIGHT,
    /// A reason.
    EXPLAINED,
    /// A reason and another person.
    SHARED,
    /// The same, and a reason also where nothing is at stake: what the record is known by.
    IDENTITY
}
