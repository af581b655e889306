/// Passwords: which may be chosen, and the form in which they are kept.
@NullMarked
package labra.access.passwords;

import org.jspecify.annotations.NullMarked;
