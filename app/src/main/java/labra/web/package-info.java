/// What every HTTP answer shares: problems and the reading of input.
@NullMarked
package labra.web;

import org.jspecify.annotations.NullMarked;
