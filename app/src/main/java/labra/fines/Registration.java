package labra.fines;

import labra.web.Problem;
import labra.web.Refusal;

/// What became of one fine that was loaded.
public sealed interface Registration {
    /// It is on disk, new or from before.
    record Kept(Fine fine, boolean repeated) implements Registration {}

    /// It was not kept.
    record Refused(Refusal refusal) implements Registration {}

    static Registration refused(Problem problem, Object... arguments) {
        return new Refused(problem.refusal(arguments));
    }
}
