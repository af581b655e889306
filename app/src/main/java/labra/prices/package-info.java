/// What a fine costs: the dated catalogue, the values of its units, and the discount that the law allows.
@NullMarked
package labra.prices;

import org.jspecify.annotations.NullMarked;
