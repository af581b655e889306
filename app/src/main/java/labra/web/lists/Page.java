package labra.web.lists;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list; `next` is the cursor of the page after it, none at the end.
public record Page<T>(
        @JsonProperty("elementos") List<T> items,
        @JsonProperty("siguiente") @Nullable String next) {

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
