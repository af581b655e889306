/// What every register of the office shares: lists, forms, removal, bulk actions and exports.
@NullMarked
package labra.registers;

import org.jspecify.annotations.NullMarked;
