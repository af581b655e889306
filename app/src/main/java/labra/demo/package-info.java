/// A small fictitious town, loaded into an empty database so that everything can be tried at once.
@NullMarked
package labra.demo;

import org.jspecify.annotations.NullMarked;
