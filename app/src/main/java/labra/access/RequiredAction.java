package labra.access;

import java.util.Set;
import labra.web.Problem;

/// What the holder of an account has to do before anything else is allowed.
public enum RequiredAction {
    /// Somebody else chose the password.
    OWN_PASSWORD(Problem.PASSWORD_GIVEN, Right.CHANGE_OWN_PASSWORD),
    /// The password was long enough beside a second factor, which is gone.
    LONGER_PASSWORD(Problem.PASSWORD_TOO_SHORT, Right.CHANGE_OWN_PASSWORD),
    /// The town wants a second factor of this role.
    SECOND_FACTOR(Problem.SECOND_FACTOR_MISSING, Right.KEEP_OWN_FACTORS);

    private final Problem problem;
    private final Set<String> left;

    RequiredAction(Problem problem, String... left) {
        this.problem = problem;
        this.left = Set.of(left);
    }

    Problem problem() {
        return problem;
    }

    /// Whether the right is one of those that are needed to see to it.
    boolean leaves(String right) {
        return left.contains(right);
    }
}
