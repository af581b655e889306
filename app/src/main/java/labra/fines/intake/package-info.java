/// Fines as devices send them: one at a time, as a batch, or as a stream without end.
@NullMarked
package labra.fines.intake;

import org.jspecify.annotations.NullMarked;
