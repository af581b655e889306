/// Second factors: codes of an application, recovery codes, passkeys, and what is kept of them.
@NullMarked
package labra.access.factors;

import org.jspecify.annotations.NullMarked;
