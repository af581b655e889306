/// How often somebody may try: requests of one address, and guesses at one login.
@NullMarked
package labra.access.limits;

import org.jspecify.annotations.NullMarked;
