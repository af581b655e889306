/// The mathematics of the log, as RFC 9162 and C2SP have them: hashes, trees in tiles, proofs and signed notes.
@NullMarked
package labra.trail.tree;

import org.jspecify.annotations.NullMarked;
