/// The official lists of holidays, and the calendars that say which of their days do not count.
@NullMarked
package labra.calendars;

import org.jspecify.annotations.NullMarked;
