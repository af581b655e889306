/// The register of vehicles and the rules of their plates.
@NullMarked
package labra.vehicles;

import org.jspecify.annotations.NullMarked;
