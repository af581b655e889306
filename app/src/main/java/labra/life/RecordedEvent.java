package labra.life;

import java.util.List;

/// An event as it was kept: its number among those of its fine, and the verdict when it was reported.
public record RecordedEvent(int seq, DatedEvent dated, Verdict verdict, List<Reason> reasons) {}
