/// How officers come by the tokens of their devices: by a code that is shown once, over the API, by the command line.
@NullMarked
package labra.access.enrolment;

import org.jspecify.annotations.NullMarked;
