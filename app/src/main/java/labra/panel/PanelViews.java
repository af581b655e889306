package labra.panel;

import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import labra.pages.Format;
import labra.pages.Frame;
import labra.platform.Settings;

/// What the panel shows now, in the reader's words.
@RequestScoped
class PanelViews {
    private static final int DAYS = 30;

    /// A backup is made every day.
    private static final Duration LATE = Duration.ofHours(26);

    private final Panel panel;
    private final Rankings ranks;
    private final Settings settings;
    private final Frame frame;

    PanelViews(Panel panel, Rankings ranks, Settings settings, Frame frame) {
        this.panel = panel;
        this.ranks = ranks;
        this.settings = settings;
        this.frame = frame;
    }

    LastMinute live() {
        return LastMinute.of(panel.lastMinute(), frame.format());
    }

    PanelView view() {
        Panel.State state = panel.state();
        Format format = frame.format();
        Numbers numbers = state.numbers();
        Instant backup = state.chores().backup();
        Instant failed = state.chores().failed();
        List<Bars.Value> days = IntStream.range(0, DAYS)
                .mapToObj(back -> state.today().minusDays(DAYS - 1L - back))
                .map(day -> day(day, numbers.on(day), state.today(), format))
                .toList();
        long[] byHour = numbers.byHourOfDay();
        List<Bars.Value> hours = IntStream.range(0, byHour.length)
                .mapToObj(hour -> new Bars.Value(
                        Integer.toString(hour),
                        frame.word("chart-hour", hour, format.number(byHour[hour])),
                        byHour[hour],
                        false))
                .toList();
        return new PanelView(
                tiles(state, format),
                backup == null ? null : frame.ago(backup),
                backup != null && Duration.between(backup, state.at().chores()).compareTo(LATE) > 0,
                failed == null ? null : frame.ago(failed),
                backup == null && !state.counting(),
                frame.ago(state.at().chores()),
                state.counting(),
                numbers.total() == 0 && !state.counting(),
                Bars.of(Bars.Size.WIDE, days, 5, format::number),
                Bars.of(Bars.Size.NARROW, days, 7, format::number),
                Bars.of(Bars.Size.TALL, hours, 3, format::number),
                ranks.offences(numbers.byOffence(), format),
                ranks.officers(numbers.byOfficer(), format),
                FineMap.of(numbers.spots(), settings.map().tiles()).orElse(null));
    }

    private List<PanelView.Tile> tiles(Panel.State state, Format format) {
        Panel.Chores chores = state.chores();
        long stuck = chores.stuckNotices();
        String age = frame.ago(state.at().chores());
        return List.of(
                new PanelView.Tile(
                        "panel-today",
                        format.number(state.ofToday().total()),
                        "/admin/multas?desde=" + state.today(),
                        null,
                        frame.ago(state.at().today())),
                new PanelView.Tile(
                        "panel-month",
                        format.number(state.numbers().total()),
                        "/admin/multas?desde=" + state.today().minusDays(DAYS - 1L),
                        null,
                        frame.ago(state.at().all())),
                new PanelView.Tile("panel-observed", format.number(chores.observed()), "/admin/observadas", null, age),
                new PanelView.Tile(
                        "panel-annulments", format.number(chores.annulments()), "/admin/anulaciones", null, age),
                new PanelView.Tile(
                        "panel-notices",
                        format.number(chores.notices()),
                        "/admin/avisos",
                        stuck == 0 ? null : frame.word("panel-stuck", stuck),
                        age));
    }

    private Bars.Value day(LocalDate day, long fines, LocalDate today, Format format) {
        return new Bars.Value(
                format.shortDay(day),
                frame.word("chart-day", format.weekday(day), format.number(fines)),
                fines,
                day.equals(today));
    }
}
