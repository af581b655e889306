package labra.trail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labra.trail.tree.Hashes;
import org.jspecify.annotations.Nullable;

/// What the trail says that each row of each table is by now: of rows with an id the hash of the last image, of others
/// the sum of
/// the hashes of all. The hashes are salted anew each time, so that nobody can prepare two images that have the same.
final class Fold {
    /// JSON's shortest names come first, in the order of the alphabet.
    private static final Pattern JSON_ID = Pattern.compile("\\{(?:\"at\": \"[^\"]*\", )?\"id\": \"?([^,\"}]+)");

    private final byte[] salt = new byte[16];
    private final boolean complete;
    private final Map<String, Table> tables = new HashMap<>();
    private final Forgotten forgotten = new Forgotten();

    /// `since` is when all that the table holds was told last.
    private static final class Table {
        private final LongMap rows = new LongMap();
        private final Set<String> touched = new LinkedHashSet<>();
        private long sum;
        private String since = "";
    }

    /// Complete: from the first leaf on. Else what was told of a row before is unknown.
    Fold(boolean complete) {
        this.complete = complete;
        new SecureRandom().nextBytes(salt);
    }

    /// What is forgotten says nothing of a row; what is left of the row was told anew.
    Forgotten forgotten() {
        return forgotten;
    }

    Set<String> subjects() {
        return tables.keySet();
    }

    /// The ids of the rows that were told of, where the fold is not complete.
    Set<String> touched(String subject) {
        return table(subject).touched;
    }

    /// One thing told, by a row of the trail: what was and what became.
    void take(TrailRow row, @Nullable String before, @Nullable String after) {
        Table table = table(row.subject());
        if (row.action().equals("ADOPT") && !table.since.equals(row.at().toString())) {
            tables.put(row.subject(), new Table());
            table = table(row.subject());
            table.since = row.at().toString();
        }
        String key = after != null ? key(after) : before != null ? key(before) : null;
        if (key == null) {
            table.sum += hash(after) - hash(before);
            return;
        }
        if (!complete) {
            table.touched.add(key);
        }
        long id = hash(key);
        if (before != null && table.rows.contains(id) && table.rows.get(id) != hash(before)) {
            throw new Divergence("silent", row.subject(), key, row.id());
        }
        if (after == null) {
            table.rows.remove(id);
        } else {
            table.rows.put(id, hash(after));
        }
    }

    /// A row as the table has it: it is as the trail says, and is looked for no more.
    void find(String subject, String image) {
        Table table = table(subject);
        String key = key(image);
        if (key == null) {
            table.sum -= hash(image);
            return;
        }
        long id = hash(key);
        if (!table.rows.contains(id)) {
            throw new Divergence("untold", subject, key);
        }
        if (table.rows.get(id) != hash(image)) {
            throw new Divergence("changed", subject, key);
        }
        table.rows.remove(id);
    }

    /// After all rows of a table were found.
    void end(String subject) {
        Table table = table(subject);
        if (table.rows.size() > 0) {
            throw new Divergence("gone", subject, table.rows.size());
        }
        if (complete && table.sum != 0) {
            throw new Divergence("differs", subject);
        }
    }

    /// What a row is known by: its first column, where that is its id.
    static @Nullable String key(String image) {
        if (image.startsWith("(")) {
            return image.substring(1, image.indexOf(','));
        }
        Matcher id = JSON_ID.matcher(image);
        return id.lookingAt() ? id.group(1) : null;
    }

    private Table table(String subject) {
        return tables.computeIfAbsent(subject, _ -> new Table());
    }

    private long hash(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        byte[] written = text.getBytes(StandardCharsets.UTF_8);
        byte[] salted = Arrays.copyOf(salt, salt.length + written.length);
        System.arraycopy(written, 0, salted, salt.length, written.length);
        return ByteBuffer.wrap(Hashes.of(salted)).getLong();
    }
}
