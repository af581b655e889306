package labra.panel;

import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import labra.operations.CertificateWatch;
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
    private final CertificateWatch certificates;
    private final Clock clock;
    private final Frame frame;

    PanelViews(
            Panel panel, Rankings ranks, Settings settings, CertificateWatch certificates, Clock clock, Frame frame) {
        this.clock = clock;
        this.panel = panel;
        this.ranks = ranks;
        this.settings = settings;
        this.certificates = certificates;
        this.frame = frame;
    }

    LastMinute live() {
        return LastMinute.of(panel.lastMinute(), frame.format());
    }

    PanelView view() {
        Panel.State state = panel.state();
        Format format = frame.format();
        Numbers numbers = state.numbers();
        Instant backup = state.copied().backup();
        Instant failed = state.copied().failed();
        Optional<CertificateWatch.Told> certificate = certificates.told();
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
                        false,
                        null))
                .toList();
        return new PanelView(
                tiles(state, format),
                backup == null ? null : frame.ago(backup),
                backup != null && Duration.between(backup, clock.instant()).compareTo(LATE) > 0,
                failed == null ? null : frame.ago(failed),
                backup == null && !state.counting(),
                certificate.map(CertificateWatch.Told::days).orElse(null),
                certificate.filter(CertificateWatch.Told::late).isPresent(),
                frame.ago(state.at().today()),
                state.counting(),
                numbers.total() == 0 && !state.counting(),
                compared(numbers, state.today(), format),
                Bars.of(Bars.Size.WIDE, days, 5, format::number),
                Bars.of(Bars.Size.NARROW, days, 7, format::number),
                Bars.of(Bars.Size.TALL, hours, 3, format::number),
                ranks.offences(numbers.byOffence(), format),
                ranks.officers(numbers.byOfficer(), format),
                FineMap.of(numbers.spots(), settings.map().tiles()).orElse(null));
    }

    /// What came in.
    private List<Tile> tiles(Panel.State state, Format format) {
        return List.of(
                new Tile(
                        "panel-today",
                        format.number(state.ofToday().total()),
                        "/admin/multas?desde=" + state.today(),
                        frame.ago(state.at().today())),
                new Tile(
                        "panel-month",
                        format.number(state.numbers().total()),
                        "/admin/multas?desde=" + state.today().minusDays(DAYS - 1L),
                        frame.ago(state.at().all())));
    }

    private Bars.Value day(LocalDate day, long fines, LocalDate today, Format format) {
        return new Bars.Value(
                format.shortDay(day),
                frame.word("chart-day", format.weekday(day), format.number(fines)),
                fines,
                day.equals(today),
                "/admin/multas?desde=" + day + "&hasta_dia=" + day);
    }

    /// This week beside as many days of the week before.
    private String compared(Numbers numbers, LocalDate today, Format format) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        long now = sum(numbers, monday, today);
        long before = sum(numbers, monday.minusWeeks(1), today.minusWeeks(1));
        if (before == 0) {
            return frame.word("panel-compared-new", format.number(now));
        }
        long percent = Math.round(100.0 * (now - before) / before);
        String word = percent > 0 ? "panel-compared-more" : percent < 0 ? "panel-compared-less" : "panel-compared-same";
        return frame.word(word, format.number(now), format.number(Math.abs(percent)), format.number(before));
    }

    private static long sum(Numbers numbers, LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1)).mapToLong(numbers::on).sum();
    }
}
