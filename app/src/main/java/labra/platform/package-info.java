/// The database, the clock and the settings, with no knowledge of any feature.
@NullMarked
package labra.platform;

import org.jspecify.annotations.NullMarked;
