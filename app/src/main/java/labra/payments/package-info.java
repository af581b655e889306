/// Payments that are taken at the desk, and what takes them back: one account tells, another confirms.
@NullMarked
package labra.payments;

import org.jspecify.annotations.NullMarked;
