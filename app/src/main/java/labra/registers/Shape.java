package labra.registers;

/// What a register looks like from outside: its place after `/admin/`, its table, under which the audit trail knows it
/// and with which its words in the bundle start, its list and its form.
public record Shape<T>(String path, String subject, ListLayout<T> table, Inputs form) {}
