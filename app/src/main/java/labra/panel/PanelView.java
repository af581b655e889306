package labra.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The panel as its page shows it.
public record PanelView(
        List<Tile> tiles,
        @Nullable String backup,
        boolean backupLate,
        @Nullable String backupFailed,
        boolean backupMissing,
        @Nullable Long certificateDays,
        boolean certificateLate,
        String updated,
        boolean counting,
        boolean empty,
        String compared,
        Bars days,
        Bars daysNarrow,
        Bars hours,
        List<Rankings.Rank> offences,
        List<Rankings.Rank> officers,
        @Nullable FineMap chart) {}
