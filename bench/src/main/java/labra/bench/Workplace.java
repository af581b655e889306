package labra.bench;

/// What a run works with.
record Workplace(Folder folder, Databases databases, Processes processes, Say say) {}
