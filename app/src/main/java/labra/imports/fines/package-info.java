/// Rows of fines: read, looked up and copied into the table.
@NullMarked
package labra.imports.fines;

import org.jspecify.annotations.NullMarked;
