/// What the people who run the system look at: how fast it answers, and how old the last good backup is.
@NullMarked
package labra.operations;

import org.jspecify.annotations.NullMarked;
