package labra.panel;

import java.util.List;
import labra.pages.UsualAct;

/// What a reader begins with: what waits for them, what they usually do, and what waits for others or goes on by
/// itself. While nothing is counted yet nobody knows what waits.
public record StartView(boolean counting, List<Tile> mine, List<UsualAct> acts, List<Tile> others) {}
