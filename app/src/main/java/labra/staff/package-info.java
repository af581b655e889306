/// The staff's own pages: signing in and out, their password and sessions, and the accounts that administrators keep.
@NullMarked
package labra.staff;

import org.jspecify.annotations.NullMarked;
