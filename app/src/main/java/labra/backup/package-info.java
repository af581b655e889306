/// Verified copies of a whole installation with the embedded database, sealed for a key that is kept elsewhere, and the
/// way back from them.
@NullMarked
package labra.backup;

import org.jspecify.annotations.NullMarked;
