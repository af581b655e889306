/// The auditor's desk: what the trail says of each write, for people to look through, and whether it was verified.
@NullMarked
package labra.auditing;

import org.jspecify.annotations.NullMarked;
