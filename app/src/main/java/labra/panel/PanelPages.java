package labra.panel;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import labra.access.Role;
import labra.pages.Format;
import labra.pages.Frame;
import labra.pages.Query;
import labra.platform.Database;
import labra.platform.Settings;
import org.jspecify.annotations.Nullable;

/// The first page.
@Path("/admin")
@RolesAllowed({Role.ADMIN, Role.SUPER, Role.AUDIT})
@RunOnVirtualThread
public class PanelPages {
    private static final int DAYS = 30;
    private static final int RANKED = 8;

    /// A backup is made every day.
    private static final Duration LATE = Duration.ofHours(26);

    private final Panel panel;
    private final Database database;
    private final Settings settings;
    private final Frame frame;

    PanelPages(Panel panel, Database database, Settings settings, Frame frame) {
        this.panel = panel;
        this.database = database;
        this.settings = settings;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "panel")
    static class Templates {
        static native TemplateInstance panel(Frame frame, View view, Live live);

        static native TemplateInstance numbers(Frame frame, View view);

        static native TemplateInstance live(Frame frame, Live live);
    }

    /// The panel as its page shows it.
    public record View(
            List<Tile> tiles,
            @Nullable String backup,
            boolean backupLate,
            String updated,
            boolean counting,
            boolean empty,
            Bars days,
            Bars daysNarrow,
            Bars hours,
            List<Rank> offences,
            List<Rank> officers,
            @Nullable Chart chart) {}

    /// A number, where its details are, and what else is to be said.
    public record Tile(
            String key,
            String number,
            String href,
            @Nullable String note) {}

    /// What is on top of a list: its share of the first, in per cent.
    public record Rank(String title, String href, String fines, long share) {}

    /// What came in within the last minute.
    public record Live(String minute, String perSecond, Bars beats, boolean quiet) {}

    @GET
    public Response panel() {
        return frame.page(Templates.panel(frame, view(), live()));
    }

    @GET
    @Path("panel/numeros")
    public Response numbers() {
        return frame.page(Templates.numbers(frame, view()));
    }

    @GET
    @Path("panel/ahora")
    public Response now() {
        return frame.page(Templates.live(frame, live()));
    }

    private View view() {
        Panel.State state = panel.state();
        Format format = frame.format();
        Numbers numbers = state.numbers();
        Instant backup = state.chores().backup();
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
        return new View(
                tiles(state, format),
                backup == null ? null : frame.ago(backup),
                backup != null && Duration.between(backup, state.at()).compareTo(LATE) > 0,
                frame.ago(state.at()),
                state.counting(),
                numbers.total() == 0 && !state.counting(),
                Bars.of(Bars.Size.WIDE, days, 5, format::number),
                Bars.of(Bars.Size.NARROW, days, 7, format::number),
                Bars.of(Bars.Size.NARROW, hours, 3, format::number),
                offences(numbers.byOffence(), format),
                officers(numbers.byOfficer(), format),
                Chart.of(numbers.spots(), settings.map().tiles()).orElse(null));
    }

    private List<Tile> tiles(Panel.State state, Format format) {
        Panel.Chores chores = state.chores();
        long stuck = chores.stuckNotices();
        return List.of(
                new Tile(
                        "panel-today",
                        format.number(state.ofToday().total()),
                        "/admin/multas?desde=" + state.today(),
                        null),
                new Tile(
                        "panel-month",
                        format.number(state.numbers().total()),
                        "/admin/multas?desde=" + state.today().minusDays(DAYS - 1L),
                        null),
                new Tile("panel-observed", format.number(chores.observed()), "/admin/observadas", null),
                new Tile("panel-annulments", format.number(chores.annulments()), "/admin/anulaciones", null),
                new Tile(
                        "panel-notices",
                        format.number(chores.notices()),
                        "/admin/avisos",
                        stuck == 0 ? null : frame.word("panel-stuck", stuck)));
    }

    private Bars.Value day(LocalDate day, long fines, LocalDate today, Format format) {
        return new Bars.Value(
                format.shortDay(day),
                frame.word("chart-day", format.weekday(day), format.number(fines)),
                fines,
                day.equals(today));
    }

    private List<Rank> offences(Map<Long, Long> fines, Format format) {
        Long[] ids = top(fines);
        Map<Long, String> titles = database.read(Tallies.class, tallies -> tallies.offences(ids));
        Map<Long, String> codes = database.read(Tallies.class, tallies -> tallies.codes(ids));
        return ranks(
                ids,
                fines,
                titles,
                id -> "/admin/multas?infraccion=" + Query.encoded(codes.getOrDefault(id, "")),
                format);
    }

    private List<Rank> officers(Map<Long, Long> fines, Format format) {
        Long[] ids = top(fines);
        Map<Long, String> titles = database.read(Tallies.class, tallies -> tallies.officers(ids));
        return ranks(ids, fines, titles, id -> "/admin/multas?policia_id=" + id, format);
    }

    private static Long[] top(Map<Long, Long> fines) {
        return fines.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(RANKED)
                .map(Map.Entry::getKey)
                .toArray(Long[]::new);
    }

    private static List<Rank> ranks(
            Long[] ids,
            Map<Long, Long> fines,
            Map<Long, String> titles,
            java.util.function.LongFunction<String> href,
            Format format) {
        List<Rank> ranks = new ArrayList<>();
        for (Long id : ids) {
            long count = fines.getOrDefault(id, 0L);
            long most = Math.max(1, fines.getOrDefault(ids[0], 1L));
            ranks.add(new Rank(
                    Optional.ofNullable(titles.get(id)).orElse("?"),
                    href.apply(id),
                    format.number(count),
                    100 * count / most));
        }
        return ranks;
    }

    private Live live() {
        Format format = frame.format();
        long[] beats = panel.lastMinute();
        long minute = LongStream.of(beats).sum();
        List<Bars.Value> values = LongStream.of(beats)
                .mapToObj(beat -> new Bars.Value("", format.number(beat), beat, true))
                .toList();
        return new Live(
                format.number(minute),
                format.number(Math.round(minute / 6.0) / 10.0),
                Bars.of(Bars.Size.WIDE, values, 1, format::number),
                minute == 0);
    }
}
