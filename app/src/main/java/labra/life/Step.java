package labra.life;

import java.util.List;
import labra.money.Entry;

/// What an event came to: the life after it, the verdict and its reasons, and what is posted.
public record Step(Life life, Verdict verdict, List<Reason> reasons, Entry entry) {
    static Step refused(Life life, List<Reason> reasons) {
        return new Step(life, Verdict.REFUSED, reasons, Entry.NONE);
    }

    static Step kept(Life life, List<Reason> reasons, Entry entry) {
        return new Step(life, reasons.isEmpty() ? Verdict.ACCEPTED : Verdict.NOTED, reasons, entry);
    }
}
