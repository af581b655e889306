/// What people are told about a fine and in which words: facts, templates, and what each person wishes to hear.
@NullMarked
package labra.letters;

import org.jspecify.annotations.NullMarked;
