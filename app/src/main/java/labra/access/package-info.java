/// Who comes in and what they may do: accounts, passwords, tokens, keys, rate limits.
@NullMarked
package labra.access;

import org.jspecify.annotations.NullMarked;
