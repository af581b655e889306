/// What the office notes of records, whom it names there and what it attaches.
@NullMarked
package labra.notes;

import org.jspecify.annotations.NullMarked;
