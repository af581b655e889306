package labra.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Subject;
import labra.access.factors.Ceremonies;
import labra.access.factors.FactorRecords;
import labra.access.factors.PasskeyRecords;
import labra.access.factors.PasskeyRecords.Owned;
import labra.access.factors.RelyingParty;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.Settings;
import labra.web.Problem;

/// Passkeys of staff: made by a device, and shown by it in place of the password and the code.
@RequestScoped
public class Passkeys {
    private static final String ENTERING = "entering";

    private final Database database;
    private final Challenges challenges;
    private final SecondFactors factors;
    private final SecurityEvents events;
    private final Optional<RelyingParty> party;

    Passkeys(
            Database database, Challenges challenges, SecondFactors factors, SecurityEvents events, Settings settings) {
        this.database = database;
        this.challenges = challenges;
        this.factors = factors;
        this.events = events;
        this.party = RelyingParty.at(settings.url(), settings.adminPort());
    }

    /// What a device is asked, and the challenge with its cookie.
    public record Question(ObjectNode options, Challenges.Asked asked) {}

    /// Whether browsers have passkeys for pages of that address.
    public boolean areAt(String origin) {
        return party.filter(here -> here.isAt(origin)).isPresent();
    }

    public List<PasskeyRecords.Passkey> of(long accountId) {
        return database.read(PasskeyRecords.class, records -> records.of(accountId));
    }

    public Question askToMake(Bearer holder) {
        Challenges.Asked asked = challenges.ask(session(holder));
        UUID handle = database.read(PasskeyRecords.class, records -> records.handle(holder.id()));
        List<byte[]> present = database.read(PasskeyRecords.class, records -> records.ids(holder.id()));
        var owner = new Ceremonies.Holder(bytes(handle), holder.login());
        return new Question(Ceremonies.creation(here(), asked.challenge(), owner, present), asked);
    }

    public Question askToEnter() {
        return askToShow(ENTERING);
    }

    public Question askToProve(Bearer holder) {
        return askToShow(session(holder));
    }

    private Question askToShow(String whom) {
        Challenges.Asked asked = challenges.ask(whom);
        return new Question(Ceremonies.request(here(), asked.challenge()), asked);
    }

    /// Keeps what the device made; the recovery codes, where the account had no second factor before.
    public List<String> add(Bearer holder, String name, String answer, Actor actor) {
        Ceremonies.Kept made = challenges
                .given(session(holder))
                .flatMap(challenge -> Ceremonies.created(here(), challenge, answer)
                        .filter(_ -> challenges.isAnsweredFirst(challenge)))
                .orElseThrow(Problem.PASSKEY_REFUSED::refusal);
        boolean added = database.write(
                actor,
                handle -> handle.attach(PasskeyRecords.class)
                        .add(made.id(), holder.id(), name, made.credential(), made.backupEligible(), made.counter()));
        if (!added) {
            throw Problem.PASSKEY_REFUSED.refusal();
        }
        events.record(Kind.PASSKEY_ADDED, Subject.account(holder.id()), actor);
        return factors.of(holder.id()).codesLeft() == 0 ? factors.renewCodes(holder, actor) : List.of();
    }

    public void remove(Bearer holder, String id, Actor actor) {
        boolean removed = database.write(actor, handle -> {
            boolean gone = handle.attach(PasskeyRecords.class).remove(id, holder.id());
            handle.attach(FactorRecords.class).dropIdleCodes(holder.id());
            return gone;
        });
        if (removed) {
            events.record(Kind.PASSKEY_REMOVED, Subject.account(holder.id()), actor);
        }
    }

    /// Whose passkey the answer shows, to come in.
    long accountEntering(String answer, Actor from) {
        return account(ENTERING, answer, from);
    }

    /// Whether the answer shows a passkey of who holds the session.
    boolean proves(Bearer holder, String answer, Actor from) {
        return account(session(holder), answer, from) == holder.id();
    }

    private long account(String whom, String answer, Actor from) {
        Owned passkey = Ceremonies.named(answer)
                .flatMap(named -> database.read(PasskeyRecords.class, records -> records.find(named.id()))
                        .filter(found -> Arrays.equals(bytes(found.userHandle()), named.handle())))
                .orElseThrow(Problem.PASSKEY_REFUSED::refusal);
        boolean isRight = challenges
                .given(whom)
                .filter(challenge -> Ceremonies.used(here(), challenge, passkey.kept(), answer)
                        .filter(counter -> challenges.isAnsweredFirst(challenge) && counts(passkey, counter))
                        .isPresent())
                .isPresent();
        if (!isRight) {
            Subject owner = Subject.account(passkey.accountId());
            events.record(Kind.SECOND_FACTOR_REFUSED, owner, from, Map.of("kind", "passkey"));
            throw Problem.PASSKEY_REFUSED.refusal();
        }
        return passkey.accountId();
    }

    private boolean counts(Owned passkey, long counter) {
        return database.read(PasskeyRecords.class, records -> records.use(passkey.id(), counter));
    }

    private RelyingParty here() {
        return party.orElseThrow(Problem.NOT_FOUND::refusal);
    }

    private static String session(Bearer holder) {
        return "session:" + holder.tokenId();
    }

    private static byte[] bytes(UUID handle) {
        return ByteBuffer.allocate(16)
                .putLong(handle.getMostSignificantBits())
                .putLong(handle.getLeastSignificantBits())
                .array();
    }
}
