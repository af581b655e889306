package labra.imports.fines;

/// The import that fines come with; a rehearsal's run is 0. One that was taken up again finds what it loaded before.
public record Origin(long run, String fileName, boolean resumed) {}
