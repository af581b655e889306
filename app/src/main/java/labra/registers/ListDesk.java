package labra.registers;

import java.util.List;

/// How a reader has arranged a list: the views that they may choose, and their habit.
public record ListDesk(List<SavedView> views, ListHabit habit) {}
