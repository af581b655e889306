/// Mail out: its form on the wire, its signature, and the ways it leaves.
@NullMarked
package labra.mail;

import org.jspecify.annotations.NullMarked;
