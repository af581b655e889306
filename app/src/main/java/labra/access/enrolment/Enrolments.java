package labra.access.enrolment;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import labra.access.SecurityEvents;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Subject;
import labra.access.Tokens;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.Sha256;
import labra.web.Problem;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Enrolment: an administrator shows a code, and the officer's device exchanges it for its token. A photograph of the
/// code is worth nothing once it was used, or after ten minutes.
@Singleton
public class Enrolments {
    public static final Duration LIFE = Duration.ofMinutes(10);
    /// No letter that is taken for another, or for a digit: 50 bits in ten signs.
    private static final String SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final Tokens tokens;
    private final SecurityEvents events;
    private final Clock clock;

    Enrolments(Database database, Tokens tokens, SecurityEvents events, Clock clock) {
        this.database = database;
        this.tokens = tokens;
        this.events = events;
        this.clock = clock;
    }

    /// What the token will be like.
    public record Wish(@Nullable Integer days, @Nullable String label) {}

    interface Rows {
        record Used(
                long officerId,
                @Nullable Integer days,
                @Nullable String label) {}

        /// One code at a time for each officer; what nobody used goes.
        @SqlUpdate("""
                WITH gone AS (DELETE FROM enrolment_code
                              WHERE (officer_id = :officerId AND used_at IS NULL) OR expires_at < now() - interval '1 day')
                INSERT INTO enrolment_code (code_hash, officer_id, label, days, expires_at)
                VALUES (:hash, :officerId, :label, :days, :expiresAt)
                """)
        void add(byte[] hash, long officerId, @Nullable String label, @Nullable Integer days, Instant expiresAt);

        @SqlQuery("""
                UPDATE enrolment_code SET used_at = now()
                FROM officer
                WHERE code_hash = :hash AND used_at IS NULL AND expires_at > :now AND officer.id = officer_id AND officer.active
                RETURNING officer_id, days, label
                """)
        Optional<Used> use(byte[] hash, Instant now);
    }

    /// A new code for the officer; an earlier one that was not used is void.
    public String issue(long officerId, Wish wish, Actor actor) {
        String code = RANDOM.ints(LENGTH, 0, SIGNS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(SIGNS.charAt(i)), StringBuilder::append)
                .toString();
        Instant end = clock.instant().plus(LIFE);
        database.add(Rows.class, rows -> rows.add(hash(code), officerId, wish.label(), wish.days(), end));
        events.record(Kind.ENROLMENT_CODE_ISSUED, Subject.officer(officerId), actor);
        return code;
    }

    /// The officer whose device brings a code that is good, in the transaction that keeps the device: it is so once.
    public Optional<Long> redeem(Handle handle, String code) {
        return handle.attach(Rows.class).use(hash(code), clock.instant()).map(Rows.Used::officerId);
    }

    /// To be said once that transaction is there to stay, or is not: then nobody's code was good.
    public void note(@Nullable Long officerId, Actor actor) {
        Kind kind = officerId == null ? Kind.ENROLMENT_CODE_REFUSED : Kind.ENROLMENT_CODE_USED;
        events.record(kind, officerId == null ? Subject.NOBODY : Subject.officer(officerId), actor);
    }

    /// The officer's token for a code that is good; it is so once.
    Tokens.Issued exchange(String code, Actor actor) {
        Instant now = clock.instant();
        Optional<Rows.Used> used = database.read(Rows.class, rows -> rows.use(hash(code), now));
        if (used.isEmpty()) {
            events.record(Kind.ENROLMENT_CODE_REFUSED, Subject.NOBODY, actor);
            throw Problem.INVALID_CODE.refusal();
        }
        Rows.Used enrolment = used.get();
        events.record(Kind.ENROLMENT_CODE_USED, Subject.officer(enrolment.officerId()), actor);
        Duration life = enrolment.days() == null ? null : Duration.ofDays(enrolment.days());
        return tokens.issueForOfficer(enrolment.officerId(), life, enrolment.label(), actor)
                .orElseThrow(Problem.INVALID_CODE::refusal);
    }

    /// Small letters and the blanks or hyphens that people write between groups are no other code.
    public static String normalised(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[ -]", "");
    }

    private static byte[] hash(String code) {
        return Sha256.of(normalised(code));
    }
}
