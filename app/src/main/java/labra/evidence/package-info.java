/// Photos and signatures of fines: how they come in, where their bytes lie, who sees them.
@NullMarked
package labra.evidence;

import org.jspecify.annotations.NullMarked;
