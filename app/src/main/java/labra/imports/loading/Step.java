package labra.imports.loading;

import java.util.List;

/// A batch of a run: its writer, its number among that writer's batches, and a digest that tells its lines from others.
record Step<T>(int writer, int number, long lines, List<T> things) {}
