/// The interface as a person meets it: a real browser, by mouse, by keyboard, on a phone, in both languages and themes.
@NullMarked
package labra.browser;

import org.jspecify.annotations.NullMarked;
