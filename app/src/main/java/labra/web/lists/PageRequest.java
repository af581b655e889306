package labra.web.lists;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import labra.web.BadField;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// What part of a list is asked for: how many, sorted by what, after which row or, backwards, before it.
public record PageRequest(
        int limit, Sort sort, boolean descending, @Nullable After after, boolean backwards) {
    private static final int USUAL = 50;
    private static final int MOST = 500;

    /// A column that a list may be sorted by: its SQL expression and the type its cursor is cast to.
    public record Sort(String name, String expression, String type) {}

    /// The last row of the page before: its sort key and its id.
    public record After(String key, String id) {}

    /// Reads `limite`, `orden` (a name, `-` before it for descending) and `cursor`.
    public static PageRequest read(Fields query, Map<String, Sort> sorts, String usual) {
        Field<Long> limit = query.optional("limite", Fields.whole(1, MOST));
        Field<String> order = query.optional("orden", node -> known(Fields.string(node), sorts));
        Field<String> cursor = query.allowingEmpty("cursor").optional("cursor", Fields::string);
        String chosen = order.orNull() == null ? usual : order.get();
        After after = null;
        if (cursor.orNull() != null) {
            after = decode(cursor.get(), chosen);
            if (after == null) {
                query.reject(new FieldError("cursor", "field.not-a-cursor"));
            }
        }
        query.check();
        return new PageRequest(
                limit.orNull() == null ? USUAL : limit.get().intValue(),
                sortNamed(chosen, sorts),
                chosen.startsWith("-"),
                after,
                false);
    }

    /// The rows before the cursor instead of those after it, in the same order.
    public PageRequest back() {
        return new PageRequest(limit, sort, descending, after, true);
    }

    /// As many rows as somebody says who is not asked for a page.
    public PageRequest upTo(int rows) {
        return new PageRequest(rows, sort, descending, after, backwards);
    }

    String cursor(String key, String id) {
        String chosen = (descending ? "-" : "") + sort.name();
        byte[] bytes = (chosen + '\n' + id + '\n' + key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String known(String order, Map<String, Sort> sorts) throws BadField {
        if (!sorts.containsKey(bare(order))) {
            throw new BadField(
                    "field.not-a-choice",
                    String.join(", ", sorts.keySet().stream().sorted().toList()));
        }
        return order;
    }

    private static Sort sortNamed(String order, Map<String, Sort> sorts) {
        Sort sort = sorts.get(bare(order));
        if (sort == null) {
            throw new IllegalArgumentException("no sort " + order);
        }
        return sort;
    }

    private static String bare(String order) {
        return order.startsWith("-") ? order.substring(1) : order;
    }

    private static @Nullable After decode(String cursor, String order) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", 3);
            return parts.length == 3 && parts[0].equals(order) && parts[2].indexOf('\0') < 0
                    ? new After(parts[2], parts[1])
                    : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
