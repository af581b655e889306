/// What one account proposes and another approves: the rows of law and of prices.
@NullMarked
package labra.proposals;

import org.jspecify.annotations.NullMarked;
