/// The rows of law that the town approved, read as the law that counts.
@NullMarked
package labra.rulebook;

import org.jspecify.annotations.NullMarked;
