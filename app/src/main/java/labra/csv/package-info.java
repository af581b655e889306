/// Delimited text in: bytes to rows, whatever program wrote them, and the dates and times in their cells.
@NullMarked
package labra.csv;

import org.jspecify.annotations.NullMarked;
