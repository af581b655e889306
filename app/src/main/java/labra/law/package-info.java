/// The law as dated rows and the counting of its days: pure, and knowing nothing else of Labra.
@NullMarked
package labra.law;

import org.jspecify.annotations.NullMarked;
