/// Who comes in and what they may do: accounts, rights, passwords, tokens, keys, limits, security events.
@NullMarked
package labra.access;

import org.jspecify.annotations.NullMarked;
