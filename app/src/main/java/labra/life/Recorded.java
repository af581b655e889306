package labra.life;

import java.util.List;

/// An event as it was kept: its place among those of its fine, and what was decided when it was told.
public record Recorded(int seq, Happening happening, Verdict verdict, List<Reason> reasons) {}
