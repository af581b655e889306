package labra.panel;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import labra.pages.Format;
import labra.pages.Query;
import labra.platform.Database;

/// The offences and officers with the most fines.
@Singleton
class Rankings {
    private static final int RANKED = 8;

    private final Database database;

    Rankings(Database database) {
        this.database = database;
    }

    /// What is on top of a list: its share of the first, in per cent.
    public record Rank(String title, String href, String fines, long share) {}

    List<Rank> offences(Map<Long, Long> fines, Format format) {
        Long[] ids = top(fines);
        Map<Long, String> titles = database.read(PanelQueries.class, tallies -> tallies.offences(ids));
        Map<Long, String> codes = database.read(PanelQueries.class, tallies -> tallies.codes(ids));
        return ranks(
                ids,
                fines,
                titles,
                id -> "/admin/multas?infraccion=" + Query.encoded(codes.getOrDefault(id, "")),
                format);
    }

    List<Rank> officers(Map<Long, Long> fines, Format format) {
        Long[] ids = top(fines);
        Map<Long, String> titles = database.read(PanelQueries.class, tallies -> tallies.officers(ids));
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
            Long[] ids, Map<Long, Long> fines, Map<Long, String> titles, LongFunction<String> href, Format format) {
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
}
