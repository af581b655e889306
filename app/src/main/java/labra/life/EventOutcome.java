package labra.life;

import java.util.List;
import labra.money.Entry;

/// The outcome of an event: the life after it, the verdict with its reasons, and the entry that is posted.
public record EventOutcome(Life life, Verdict verdict, List<Reason> reasons, Entry entry) {
    static EventOutcome refused(Life life, List<Reason> reasons) {
        return new EventOutcome(life, Verdict.REFUSED, reasons, Entry.NONE);
    }

    static EventOutcome kept(Life life, List<Reason> reasons, Entry entry) {
        return new EventOutcome(life, reasons.isEmpty() ? Verdict.ACCEPTED : Verdict.NOTED, reasons, entry);
    }
}
