package labra.access;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Rows.HeldBack;
import labra.access.SecurityEvents.Subject;
import labra.access.TokenRecords.Login;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.Settings;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// Signing in with a password: officers by their number, staff by their user name.
@Singleton
public class Logins {
    private final Database database;
    private final Tokens tokens;
    private final Guesses guesses;
    private final Devices devices;
    private final SecurityEvents events;
    private final Settings.Tokens settings;

    Logins(
            Database database,
            Tokens tokens,
            Guesses guesses,
            Devices devices,
            SecurityEvents events,
            Settings settings) {
        this.database = database;
        this.tokens = tokens;
        this.guesses = guesses;
        this.devices = devices;
        this.events = events;
        this.settings = settings.tokens();
    }

    /// What somebody who signs in sends, and from where; `device` is the cookie of an earlier time.
    public record Attempt(
            String login, String password, @Nullable String device, Actor from) {}

    /// Somebody who came in: the token, the cookie for the device, and what was tried at an account meanwhile.
    public record SignedIn(Tokens.Issued token, String device, boolean confined, HeldBack heldBack) {}

    public SignedIn officer(Attempt attempt) {
        var login = database.read(TokenRecords.class, records -> records.officer(attempt.login()));
        return enter(checked(login, attempt), Bearer.Purpose.API, null, attempt);
    }

    /// The label tells one session of an account from another.
    public SignedIn account(Attempt attempt, Bearer.Purpose purpose, @Nullable String label) {
        var login = database.read(TokenRecords.class, records -> records.account(attempt.login()));
        return enter(checked(login, attempt), purpose, label, attempt);
    }

    /// Changes an account's own password; every session and token of it ends.
    public void changePassword(Bearer holder, String password, String wanted, Actor actor) {
        confirm(holder, password, actor);
        String hash = Passwords.hash(wanted);
        database.write(actor, handle -> handle.attach(TokenRecords.class).changePassword(holder.id(), hash));
        events.record(Kind.PASSWORD_CHANGED, Subject.account(holder.id()), actor);
    }

    /// Checks the password of somebody who is in already; wrong ones count as guesses.
    private void confirm(Bearer holder, String password, Actor actor) {
        var login = database.read(TokenRecords.class, records -> records.accountById(holder.id()));
        checked(login, new Attempt(holder.login(), password, null, actor));
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

    private Login checked(Optional<Login> login, Attempt attempt) {
        String subject = login.map(Login::subject).orElseGet(() -> Guesses.Target.unknown(attempt.login()));
        Subject about = login.map(Login::eventSubject).orElse(Subject.NOBODY);
        String device = devices.known(subject, attempt.device()).orElse(null);
        var target = new Guesses.Target(subject, attempt.from().address(), device);
        return guesses.check(
                        target,
                        () -> login.filter(found -> matches(found, attempt.password())),
                        () -> events.record(Kind.SIGN_IN_BLOCKED, about, attempt.from()))
                .orElseThrow(() -> {
                    events.record(Kind.SIGN_IN_FAILED, about, attempt.from());
                    return Problem.WRONG_PASSWORD.refusal();
                });
    }

    private static boolean matches(Login login, String password) {
        return Passwords.matches(password, login.passwordHash()) && login.active();
    }

    private SignedIn enter(Login login, Bearer.Purpose purpose, @Nullable String label, Attempt attempt) {
        if (login.passwordGiven() && purpose == Bearer.Purpose.API) {
            throw Problem.PASSWORD_GIVEN.refusal();
        }
        String who = (login.asRole() == Role.OFFICER ? "officer:" : "account:") + login.login();
        Actor actor = new Actor(who, attempt.from().address());
        Tokens.Issued issued = tokens.issue(login, purpose, settings.loginLife(), label, actor);
        var heldBack = purpose == Bearer.Purpose.WEB ? events.heldBack(login.id()) : HeldBack.NOTHING;
        events.record(Kind.SIGN_IN, login.eventSubject(), actor, Map.of("use", purpose.name()));
        return new SignedIn(
                issued, devices.cookieFor(login.subject(), attempt.device()), login.passwordGiven(), heldBack);
    }
}
