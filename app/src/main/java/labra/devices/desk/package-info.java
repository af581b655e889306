/// What the office sees and decides of its devices: the list, their numbers, and what was set apart of what they
/// signed.
@NullMarked
package labra.devices.desk;

import org.jspecify.annotations.NullMarked;
