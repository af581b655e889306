/// The application's entry point.
@NullMarked
package labra;

import org.jspecify.annotations.NullMarked;
