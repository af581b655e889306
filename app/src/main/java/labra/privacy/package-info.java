/// A person's data: all that is held of somebody in one file, and its correction or end by two people and the rule of
/// retention.
@NullMarked
package labra.privacy;

import org.jspecify.annotations.NullMarked;
