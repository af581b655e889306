/// One pass over a file: every row read, loaded or rejected and counted once, and the record of the run.
@NullMarked
package labra.imports.loading;

import org.jspecify.annotations.NullMarked;
