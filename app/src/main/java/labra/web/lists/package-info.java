/// Lists read by key: which part is asked for, how it is filtered and sorted, and the cursors around it.
@NullMarked
package labra.web.lists;

import org.jspecify.annotations.NullMarked;
