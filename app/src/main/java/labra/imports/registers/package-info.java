/// Rows of persons, vehicles and offences.
@NullMarked
package labra.imports.registers;

import org.jspecify.annotations.NullMarked;
