/// The register of police officers.
@NullMarked
package labra.officers;

import org.jspecify.annotations.NullMarked;
