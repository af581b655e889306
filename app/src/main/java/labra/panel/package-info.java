/// The first page: what waits for its reader, what happened in the last month and what is happening now.
@NullMarked
package labra.panel;

import org.jspecify.annotations.NullMarked;
