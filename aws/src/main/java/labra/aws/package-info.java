/// Labra on AWS: the four deployments as stacks, what they cost, and pictures of them.
@NullMarked
package labra.aws;

import org.jspecify.annotations.NullMarked;
