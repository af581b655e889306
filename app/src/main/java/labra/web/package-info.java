/// What every HTTP answer shares: problems, reading of input, pages of lists.
@NullMarked
package labra.web;

import org.jspecify.annotations.NullMarked;
