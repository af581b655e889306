/// Who comes in and what they may do: accounts, sessions, tokens, rights, security events.
@NullMarked
package labra.access;

import org.jspecify.annotations.NullMarked;
