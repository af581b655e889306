/// The contract, row by row, through HTTP against a real PostgreSQL.
@NullMarked
package labra.contract;

import org.jspecify.annotations.NullMarked;
