/// Which columns of a file feed what: by the names they usually have, or as somebody wrote it down.
@NullMarked
package labra.imports.mapping;

import org.jspecify.annotations.NullMarked;
