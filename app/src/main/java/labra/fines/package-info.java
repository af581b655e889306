/// Fines: how they are read, checked and kept, and their register.
@NullMarked
package labra.fines;

import org.jspecify.annotations.NullMarked;
