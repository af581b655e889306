/// The log that anybody can verify: what the trail says, sealed in a tree whose roots are signed and shown to
/// everybody.
@NullMarked
package labra.trail;

import org.jspecify.annotations.NullMarked;
