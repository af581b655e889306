package labra.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Subject;
import labra.access.factors.FactorRecords;
import labra.access.factors.RecoveryCodes;
import labra.access.factors.Totp;
import labra.access.keys.SealedTexts;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.Problem;
import org.jboss.logging.Logger;

/// The second factors of staff: the codes of an application, and recovery codes in its place.
@Singleton
public class SecondFactors {
    private static final Logger LOG = Logger.getLogger(SecondFactors.class);
    private static final String OFFERED = "TOTP_OFFER";
    private static final String KEPT = "TOTP";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Database database;
    private final SealedTexts texts;
    private final SecurityEvents events;
    private final Clock clock;

    SecondFactors(Database database, SealedTexts texts, SecurityEvents events, Clock clock) {
        this.database = database;
        this.texts = texts;
        this.events = events;
        this.clock = clock;
    }

    /// A secret that an application may take, as it is shown, and sealed as the form brings it back.
    public record Offer(String secret, String sealed) {}

    public FactorRecords.Factors of(long accountId) {
        return database.read(FactorRecords.class, records -> records.of(accountId));
    }

    public Offer offer(Bearer holder) {
        String secret = Totp.newSecret();
        return new Offer(secret, texts.seal(about(OFFERED, holder.id()), secret, PATIENCE));
    }

    /// The offer that a form brings back, while it is good.
    public Optional<Offer> offered(Bearer holder, String sealed) {
        return texts.open(about(OFFERED, holder.id()), sealed).map(secret -> new Offer(secret, sealed));
    }

    /// Takes the offer, whose application shows the code; the recovery codes that go with it.
    public List<String> add(Bearer holder, Offer offer, String code, Actor actor) {
        long step = Totp.step(offer.secret(), signs(code), clock.instant()).orElseThrow(Problem.WRONG_CODE::refusal);
        String kept = texts.seal(about(KEPT, holder.id()), offer.secret(), null);
        List<String> codes = RecoveryCodes.fresh();
        database.write(actor, handle -> {
            FactorRecords records = handle.attach(FactorRecords.class);
            if (!records.add(holder.id(), kept, step)) {
                throw Problem.SECOND_FACTOR_EXISTS.refusal();
            }
            records.putCodes(holder.id(), hashes(codes));
            return codes;
        });
        events.record(Kind.SECOND_FACTOR_ADDED, Subject.account(holder.id()), actor);
        return codes;
    }

    /// New recovery codes; the old ones open nothing more.
    public List<String> renewCodes(Bearer holder, Actor actor) {
        List<String> codes = RecoveryCodes.fresh();
        database.write(actor, handle -> {
            FactorRecords records = handle.attach(FactorRecords.class);
            if (!records.of(holder.id()).any()) {
                throw Problem.NOT_FOUND.refusal();
            }
            records.putCodes(holder.id(), hashes(codes));
            return codes;
        });
        events.record(Kind.RECOVERY_CODES_RENEWED, Subject.account(holder.id()), actor);
        return codes;
    }

    public void remove(Bearer holder, Actor actor) {
        boolean removed = database.write(actor, handle -> {
            FactorRecords records = handle.attach(FactorRecords.class);
            boolean gone = records.remove(holder.id());
            records.dropIdleCodes(holder.id());
            return gone;
        });
        if (removed) {
            events.record(Kind.SECOND_FACTOR_REMOVED, Subject.account(holder.id()), actor);
        }
    }

    /// Removes everything that somebody else lost, passkeys too; every session and token of that account ends.
    public boolean removeLost(long accountId, String reason, Actor actor) {
        boolean removed = database.write(actor, handle -> {
            boolean any = handle.attach(FactorRecords.class).removeAll(accountId);
            if (any) {
                handle.attach(TokenRecords.class).revokeAllOfAccount(accountId);
            }
            return any;
        });
        if (removed) {
            events.record(Kind.SECOND_FACTOR_REMOVED, Subject.account(accountId), actor, Map.of("reason", reason));
        }
        return removed;
    }

    /// Whether the code of the application, or a recovery code, is good now; it is so once.
    boolean accepts(long accountId, String written, Actor from) {
        String code = signs(written);
        return code.matches("\\d{6}") ? acceptsStep(accountId, code) : acceptsRecovery(accountId, code, from);
    }

    private boolean acceptsStep(long accountId, String code) {
        Optional<String> kept = database.read(FactorRecords.class, records -> records.secret(accountId));
        Optional<String> secret = kept.flatMap(text -> texts.open(about(KEPT, accountId), text));
        if (kept.isPresent() && secret.isEmpty()) {
            LOG.errorf("The second factor of account %d cannot be read: its sealing key is not there.", accountId);
        }
        OptionalLong step = secret.isPresent() ? Totp.step(secret.get(), code, clock.instant()) : OptionalLong.empty();
        return step.isPresent()
                && database.read(FactorRecords.class, records -> records.use(accountId, step.getAsLong()));
    }

    private boolean acceptsRecovery(long accountId, String code, Actor from) {
        byte[] hash = RecoveryCodes.hash(code);
        boolean used = database.write(
                from, handle -> handle.attach(FactorRecords.class).useCode(accountId, hash));
        if (used) {
            String left = Integer.toString(of(accountId).codesLeft());
            events.record(Kind.RECOVERY_CODE_USED, Subject.account(accountId), from, Map.of("left", left));
        }
        return used;
    }

    private static String signs(String written) {
        return written.replaceAll("[\\s-]", "");
    }

    private static byte[][] hashes(List<String> codes) {
        return codes.stream().map(RecoveryCodes::hash).toArray(byte[][]::new);
    }

    private static SealedTexts.About about(String use, long accountId) {
        return new SealedTexts.About(use, "account:" + accountId);
    }
}
