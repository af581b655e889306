/// The staff's own pages: signing in and out, their password and sessions, the accounts that administrators keep, and
/// what happened to them.
@NullMarked
package labra.staff;

import org.jspecify.annotations.NullMarked;
