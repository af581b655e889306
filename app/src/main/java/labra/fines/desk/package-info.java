/// Fines as the office sees and decides them: the register, its JSON and pages, annulments, the queue of the observed.
@NullMarked
package labra.fines.desk;

import org.jspecify.annotations.NullMarked;
