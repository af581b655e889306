package labra.imports.loading;

import java.util.List;

/// A batch of a run: whose it is, the how-manieth of that writer, and what tells its lines from others.
record Step<T>(int writer, int number, long lines, List<T> things) {}
