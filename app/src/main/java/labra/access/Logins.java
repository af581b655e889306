package labra.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Rows.HeldBack;
import labra.access.TokenRecords.Login;
import labra.access.keys.SignedTexts;
import labra.access.passwords.Passwords;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.Settings;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// Signing in: officers by their number and a password, staff by their user name, a password and a second factor where
/// they have one.
@Singleton
public class Logins {
    private static final String HALFWAY = "HALFWAY";
    public static final Duration HALFWAY_LIFE = Duration.ofMinutes(5);

    private final Database database;
    private final Tokens tokens;
    private final Credentials credentials;
    private final Devices devices;
    private final Passkeys passkeys;
    private final SignedTexts texts;
    private final SecurityEvents events;
    private final Settings.Tokens settings;

    Logins(
            Database database,
            Tokens tokens,
            Credentials credentials,
            Devices devices,
            Passkeys passkeys,
            SignedTexts texts,
            SecurityEvents events,
            Settings settings) {
        this.database = database;
        this.tokens = tokens;
        this.credentials = credentials;
        this.devices = devices;
        this.passkeys = passkeys;
        this.texts = texts;
        this.events = events;
        this.settings = settings.tokens();
    }

    /// What somebody who signs in sends, and from where; `device` is the cookie of an earlier time.
    public record Attempt(
            String login, String password, @Nullable String device, Actor from) {
        private Visit visit() {
            return new Visit(device, null, from);
        }
    }

    /// A browser that comes in: the cookie of an earlier time, the label that tells its session from others, and from
    /// where.
    public record Visit(@Nullable String device, @Nullable String label, Actor from) {}

    /// How far somebody came.
    public sealed interface Step {}

    /// Somebody who came in: the token, the cookie for the device, what they have to see to first, and what was tried
    /// at the account meanwhile.
    public record SignedIn(
            Tokens.Issued token, String device, @Nullable RequiredAction lack, HeldBack heldBack) implements Step {}

    /// Somebody whose password was right and whose second factor is wanted: the text that says so for a while.
    public record Halfway(String text) implements Step {}

    public SignedIn officer(Attempt attempt) {
        var login = database.read(TokenRecords.class, records -> records.officer(attempt.login()));
        return enter(credentials.password(login, attempt), Bearer.Purpose.API, attempt.visit());
    }

    /// A token for programs; an account with a second factor sends its code at once.
    public SignedIn token(Attempt attempt, @Nullable String code) {
        Login login = account(attempt);
        if (login.secondFactor()) {
            credentials.code(
                    login,
                    Optional.ofNullable(code).orElseThrow(Problem.SECOND_FACTOR_NEEDED::refusal),
                    attempt.visit());
        }
        RequiredAction lack = login.lack();
        if (lack != null) {
            throw lack.problem().refusal();
        }
        return enter(login, Bearer.Purpose.API, attempt.visit());
    }

    /// A session of the interface, or the way to it.
    public Step session(Attempt attempt, String label) {
        Login login = account(attempt);
        return login.secondFactor()
                ? new Halfway(texts.sign(HALFWAY, login.subject(), Long.toString(login.id()), HALFWAY_LIFE))
                : enter(login, Bearer.Purpose.WEB, new Visit(attempt.device(), label, attempt.from()));
    }

    /// The second step of who came halfway.
    public SignedIn session(@Nullable String halfway, String code, Visit visit) {
        Login login = texts.read(HALFWAY, halfway)
                .flatMap(text -> byId(Long.parseLong(text.content())))
                .filter(Login::active)
                .orElseThrow(Problem.UNAUTHENTICATED::refusal);
        credentials.code(login, code, visit);
        return enter(login, Bearer.Purpose.WEB, visit);
    }

    /// With a passkey in place of the password and the code.
    public SignedIn sessionByPasskey(String answer, Visit visit) {
        Login login = byId(passkeys.accountEntering(answer, visit.from()))
                .filter(Login::active)
                .orElseThrow(Problem.PASSKEY_REFUSED::refusal);
        return enter(login, Bearer.Purpose.WEB, visit);
    }

    public boolean isHalfway(@Nullable String text) {
        return texts.read(HALFWAY, text).isPresent();
    }

    Optional<Login> byId(long accountId) {
        return database.read(TokenRecords.class, records -> records.accountById(accountId));
    }

    public boolean anyAccount() {
        return database.read(TokenRecords.class, TokenRecords::anyAccount);
    }

    /// Creates the first administrator where there is no account yet; tells whether it did.
    public boolean createFirstAdministrator(String username, String password, Actor actor) {
        return database.write(actor, handle -> {
            handle.execute("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE");
            TokenRecords records = handle.attach(TokenRecords.class);
            if (records.anyAccount()) {
                return false;
            }
            records.addAccount(username, username, Role.ADMINISTRATOR.name(), Passwords.hash(password));
            return true;
        });
    }

    private Login account(Attempt attempt) {
        var login = database.read(TokenRecords.class, records -> records.account(attempt.login()));
        return credentials.password(login, attempt);
    }

    SignedIn enter(Login login, Bearer.Purpose purpose, Visit visit) {
        String who = (login.asRole() == Role.OFFICER ? "officer:" : "account:") + login.login();
        Actor actor = new Actor(who, visit.from().address());
        Tokens.Issued issued = tokens.issue(login, purpose, settings.loginLife(), visit.label(), actor);
        var heldBack = purpose == Bearer.Purpose.WEB ? events.heldBack(login.id()) : HeldBack.NOTHING;
        boolean known = purpose == Bearer.Purpose.API
                || devices.known(login.subject(), visit.device()).isPresent();
        events.record(
                Kind.SIGN_IN,
                login.eventSubject(),
                actor,
                known ? Map.of("use", purpose.name()) : Map.of("use", purpose.name(), "device", "new"));
        return new SignedIn(issued, devices.cookieFor(login.subject(), visit.device()), login.lack(), heldBack);
    }
}
