/// Functions of AWS beside the application: who calls, what happened, and what is told of it. Small, so that they start
/// at once.
@NullMarked
package labra.lambda;

import org.jspecify.annotations.NullMarked;
