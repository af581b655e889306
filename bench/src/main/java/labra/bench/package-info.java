/// Measures what a client of Labra sees, beside what the same table does without Labra.
@NullMarked
package labra.bench;

import org.jspecify.annotations.NullMarked;
