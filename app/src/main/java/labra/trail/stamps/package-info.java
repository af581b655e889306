/// Time stamps of RFC 3161: asked of an authority, and checked.
@NullMarked
package labra.trail.stamps;

import org.jspecify.annotations.NullMarked;
