/// Starts Labra: its database, its first administrator, its servers and its commands.
@NullMarked
package labra.launch;

import org.jspecify.annotations.NullMarked;
