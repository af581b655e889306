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
        String updated,
        boolean counting,
        boolean empty,
        Bars days,
        Bars daysNarrow,
        Bars hours,
        List<Rankings.Rank> offences,
        List<Rankings.Rank> officers,
        @Nullable FineMap chart) {

    /// A number, where its details are, and what else is to be said.
    public record Tile(
            String key,
            String number,
            String href,
            @Nullable String note,
            String age) {}
}
