/// The case file of each fine as PostgreSQL keeps it: its chained events, its money, and the standing that they come
/// to.
@NullMarked
package labra.casefile;

import org.jspecify.annotations.NullMarked;
