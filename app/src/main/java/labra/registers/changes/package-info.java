/// Changes of a record that weigh so much that a second person confirms them: what was asked for, why, and what hangs
/// on it.
@NullMarked
package labra.registers.changes;

import org.jspecify.annotations.NullMarked;
