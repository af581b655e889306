/// The life of a fine: what happened to it, what the town may do with it, and what it comes to.
@NullMarked
package labra.life;

import org.jspecify.annotations.NullMarked;
