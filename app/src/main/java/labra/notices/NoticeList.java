package labra.notices;

import java.util.List;
import java.util.Map;
import labra.letters.NoticeKind;
import labra.pages.Query;
import org.jspecify.annotations.Nullable;

/// The notices as their list shows them.
public record NoticeList(
        Query query,
        List<Notice> notices,
        Map<NoticeState, Long> waiting,
        @Nullable String previous,
        @Nullable String next,
        boolean mayRetry) {
    private static final List<String> FILTERS = List.of("estado", "tipo", "multa_id", "persona_id");

    public List<String> filters() {
        return FILTERS.stream().filter(name -> !query.value(name).isEmpty()).toList();
    }

    /// The state that is asked for.
    public NoticeState state() {
        return states().stream()
                .filter(state -> query.is("estado", state.wireName()))
                .findFirst()
                .orElse(NoticeState.FAILED);
    }

    public List<NoticeState> states() {
        return List.of(NoticeState.values());
    }

    public List<NoticeKind> kinds() {
        return List.of(NoticeKind.values());
    }

    /// More are not counted.
    public String count(NoticeState state) {
        long many = waiting.getOrDefault(state, 0L);
        return many < 1_000 ? Long.toString(many) : "1000+";
    }

    /// Those that somebody should look at, or that are on their way.
    public List<NoticeState> told() {
        return states().stream()
                .filter(state -> waiting.getOrDefault(state, 0L) > 0)
                .toList();
    }
}
