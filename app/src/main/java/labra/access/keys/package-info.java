/// The keys of this installation: what is signed or sealed with them, and where they are kept.
@NullMarked
package labra.access.keys;

import org.jspecify.annotations.NullMarked;
