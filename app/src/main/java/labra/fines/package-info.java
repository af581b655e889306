/// Fines: from the officer's request to a row on disk, and their register.
@NullMarked
package labra.fines;

import org.jspecify.annotations.NullMarked;
