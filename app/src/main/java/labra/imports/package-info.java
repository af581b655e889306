/// CSV files in: their form is detected, their columns mapped, their rows loaded in batches and every one accounted
/// for.
@NullMarked
package labra.imports;

import org.jspecify.annotations.NullMarked;
