package labra.imports.fines;

/// The import that fines come with; a rehearsal's run is 0.
public record Origin(long run, String fileName) {}
