/// What every request must hold before a feature sees it: one spelling of its path, a body within its limit and its
/// time, and what every answer bears.
@NullMarked
package labra.edge;

import org.jspecify.annotations.NullMarked;
