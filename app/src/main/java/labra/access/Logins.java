package labra.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
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
    private final RateLimits limits;
    private final Settings.Tokens settings;

    Logins(Database database, Tokens tokens, RateLimits limits, Settings settings) {
        this.database = database;
        this.tokens = tokens;
        this.limits = limits;
        this.settings = settings.tokens();
    }

    public Tokens.Issued officer(String badge, String password, Actor actor) {
        var login = database.read(TokenRecords.class, records -> records.officer(badge));
        return signIn("officer:" + badge, login, password, Bearer.Purpose.API, null, actor);
    }

    public Tokens.Issued account(String username, String password, Bearer.Purpose purpose, Actor actor) {
        return account(username, password, purpose, null, actor);
    }

    /// The label tells one session of an account from another.
    public Tokens.Issued account(
            String username, String password, Bearer.Purpose purpose, @Nullable String label, Actor actor) {
        var login = database.read(TokenRecords.class, records -> records.account(username));
        return signIn("account:" + username, login, password, purpose, label, actor);
    }

    /// Changes an account's own password; every session and token of it ends.
    public void changePassword(Bearer holder, String password, String wanted, Actor actor) {
        String who = "account:" + holder.login();
        limits.signIn(who, actor.address());
        var login = database.read(TokenRecords.class, records -> records.account(holder.login()));
        if (!Passwords.matches(
                password, login.map(TokenRecords.Login::passwordHash).orElse(null))) {
            limits.failedSignIn(who, actor.address());
            throw Problem.WRONG_PASSWORD.refusal();
        }
        String hash = Passwords.hash(wanted);
        database.write(actor, handle -> handle.attach(TokenRecords.class).changePassword(holder.id(), hash));
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

    private Tokens.Issued signIn(
            String who,
            Optional<TokenRecords.Login> login,
            String password,
            Bearer.Purpose purpose,
            @Nullable String label,
            Actor actor) {
        limits.signIn(who, actor.address());
        boolean right = Passwords.matches(
                password, login.map(TokenRecords.Login::passwordHash).orElse(null));
        if (!right || !login.orElseThrow().active()) {
            limits.failedSignIn(who, actor.address());
            throw Problem.WRONG_PASSWORD.refusal();
        }
        Duration life = settings.loginLife();
        return tokens.issue(login.orElseThrow(), purpose, life, label, new Actor(who, actor.address()));
    }
}
