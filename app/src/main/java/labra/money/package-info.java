/// Double entry: what people owe and pay is a sum of postings, never a number that somebody edits.
@NullMarked
package labra.money;

import org.jspecify.annotations.NullMarked;
