/// The officers' devices: how they enrol, the numbers leased to them, and what they signed without a network.
@NullMarked
package labra.devices;

import org.jspecify.annotations.NullMarked;
