/// The PostgreSQL that Labra brings along: unpacked, made, started and stopped in a folder of its own.
@NullMarked
package labra.postgres;

import org.jspecify.annotations.NullMarked;
