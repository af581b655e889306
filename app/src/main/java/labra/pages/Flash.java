package labra.pages;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the next page says once: the key of a message and its arguments, carried in a cookie.
record Flash(String key, List<String> arguments) {
    static final String COOKIE = "labra_flash";

    static Flash of(String key, Object... arguments) {
        return new Flash(key, Arrays.stream(arguments).map(Object::toString).toList());
    }

    String written() {
        String all = key + '\n' + String.join("\n", arguments);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Flash read(@Nullable String written) {
        if (written == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8).split("\n", -1);
            return new Flash(parts[0], List.of(parts).subList(1, parts.length));
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    String text(Locale locale) {
        Object[] values = arguments.stream().map(Flash::value).toArray();
        try {
            return Words.has(locale, key) ? Words.text(locale, key, values) : "";
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }

    /// A count is a number again, so that its plural can be told.
    private static Object value(String written) {
        return written.matches("\\d{1,9}") ? Integer.valueOf(written) : written;
    }
}
