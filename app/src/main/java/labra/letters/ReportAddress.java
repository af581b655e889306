package labra.letters;

/// The path, with its query, at which a person's report is read; `{email}` in it stands for the person's address. The
/// feature that answers there declares it as a bean.
public record ReportAddress(String path) {}
