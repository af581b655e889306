/// The officers' app, as browsers fetch and keep it.
@NullMarked
package labra.street;

import org.jspecify.annotations.NullMarked;
