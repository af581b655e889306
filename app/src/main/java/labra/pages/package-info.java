/// What every page of the administrative interface shares: its frame, words, forms, lists, exports and history.
@NullMarked
package labra.pages;

import org.jspecify.annotations.NullMarked;
