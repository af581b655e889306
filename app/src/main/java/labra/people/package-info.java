/// The register of persons, who own vehicles.
@NullMarked
package labra.people;

import org.jspecify.annotations.NullMarked;
