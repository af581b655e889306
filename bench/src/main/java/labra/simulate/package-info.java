/// A day of a town's officers: their devices, the faults of the street, and the account of every fine, number and
/// shift.
@NullMarked
package labra.simulate;

import org.jspecify.annotations.NullMarked;
