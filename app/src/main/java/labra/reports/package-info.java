/// What a person owes, by e-mail address.
@NullMarked
package labra.reports;

import org.jspecify.annotations.NullMarked;
