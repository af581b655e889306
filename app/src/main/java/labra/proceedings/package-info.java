/// What staff read of a fine's life and tell of it: on its page and over HTTP.
@NullMarked
package labra.proceedings;

import org.jspecify.annotations.NullMarked;
