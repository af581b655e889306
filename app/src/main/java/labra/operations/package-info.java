/// What the people who run the system look at: how fast it answers, whether it serves, how old the last good backup is,
/// and how long the
/// certificate at the door still lives.
@NullMarked
package labra.operations;

import org.jspecify.annotations.NullMarked;
