/// What people are told about fines: the outbox, its relay, the mails and their ways out.
@NullMarked
package labra.notices;

import org.jspecify.annotations.NullMarked;
