/// The catalogue of offences (nomenclador).
@NullMarked
package labra.offences;

import org.jspecify.annotations.NullMarked;
