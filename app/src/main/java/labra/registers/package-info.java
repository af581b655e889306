/// What every register of the office shares: lists, forms, removal, bulk actions, exports and the search over all of
/// them.
@NullMarked
package labra.registers;

import org.jspecify.annotations.NullMarked;
