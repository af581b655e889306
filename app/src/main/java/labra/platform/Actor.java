package labra.platform;

/// Who writes and from where, as the audit trail keeps it: `account:admin`, `officer:1042`, `import:actas.csv`.
public record Actor(String name, String address) {}
