/// What the proofs share that Labra loses nothing: a real server and PostgreSQL that are killed, real HTTP, clients
/// with ledgers.
@NullMarked
package labra.trial;

import org.jspecify.annotations.NullMarked;
