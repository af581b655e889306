/// What commands share: their texts, how they refuse, and how they come to run inside the application.
@NullMarked
package labra.console;

import org.jspecify.annotations.NullMarked;
