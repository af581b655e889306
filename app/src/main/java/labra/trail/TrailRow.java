package labra.trail;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the trail as it is sealed.
public record TrailRow(
        long id,
        Instant at,
        String actor,
        @Nullable String address,
        @Nullable String session,
        String action,
        String subject,
        @Nullable String subjectId,
        @Nullable UUID salt,
        @Nullable String before,
        @Nullable String after,
        @Nullable List<String> contents,
        byte[] leaves,
        byte @Nullable [] forgotten) {
    /// What stands in place of a text that is forgotten: its hash, which the leaf is made of.
    static final String FORGOTTEN = "sha256:";

    static final String COLUMNS =
            "audit.id, audit.at, audit.actor, audit.address, audit.session, audit.action, audit.subject, "
                    + "audit.subject_id, audit.salt, audit.before::text AS before, audit.after::text AS after, audit.contents, audit.leaves, audit.forgotten";

    private static final String NOTHING = "-";

    /// What it says of each record it tells of.
    List<String> said() {
        if (forgotten != null) {
            return List.of(FORGOTTEN + HexFormat.of().formatHex(forgotten));
        }
        return contents != null ? contents : List.of(salted() + told(before) + " " + told(after));
    }

    /// Whether there is anything besides the hash; of what is forgotten no leaf would prove it.
    boolean says() {
        return salt != null || before != null || after != null || contents != null;
    }

    private String salted() {
        return salt == null ? "" : salt + " ";
    }

    private static String told(@Nullable String image) {
        return image == null ? NOTHING : image;
    }
}
