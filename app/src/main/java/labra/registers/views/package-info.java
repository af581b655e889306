/// What a reader keeps of a list: views under a name, and the habit of columns and rows.
@NullMarked
package labra.registers.views;

import org.jspecify.annotations.NullMarked;
