/// Everything that can break is broken while clients write, and what each of them was told is looked for afterwards.
@NullMarked
package labra.chaos;

import org.jspecify.annotations.NullMarked;
