/// Dates, times and moments as people and programs write them, and what a whole column of them proves.
@NullMarked
package labra.moments;

import org.jspecify.annotations.NullMarked;
