/// What other features tell on the pages of records and in their history.
@NullMarked
package labra.registers.told;

import org.jspecify.annotations.NullMarked;
