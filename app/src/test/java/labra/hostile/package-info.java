/// Hostile requests of every kind to every route: chosen by a seed, sent byte by byte, repeatable one by one.
@NullMarked
package labra.hostile;

import org.jspecify.annotations.NullMarked;
