package labra.access;

import jakarta.inject.Singleton;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Subject;
import labra.access.TokenRecords.Login;
import labra.access.passwords.Passwords;
import labra.platform.Database;
import labra.web.Problem;

/// What somebody who is in does with their own credentials: they prove once more to be there, or change the password.
@Singleton
public class OwnCredentials {
    private final Database database;
    private final Logins logins;
    private final Credentials credentials;
    private final Passkeys passkeys;
    private final Tokens tokens;
    private final SecurityEvents events;

    OwnCredentials(
            Database database,
            Logins logins,
            Credentials credentials,
            Passkeys passkeys,
            Tokens tokens,
            SecurityEvents events) {
        this.database = database;
        this.logins = logins;
        this.credentials = credentials;
        this.passkeys = passkeys;
        this.tokens = tokens;
        this.events = events;
    }

    /// The holder of a session is there: they know the password.
    public void proveByPassword(Bearer holder, String password, Logins.Visit visit) {
        credentials.password(
                logins.byId(holder.id()), new Logins.Attempt(holder.login(), password, visit.device(), visit.from()));
        tokens.prove(holder, visit.from());
    }

    /// The same by a code of their second factor.
    public void proveByCode(Bearer holder, String code, Logins.Visit visit) {
        credentials.code(logins.byId(holder.id()).orElseThrow(Problem.UNAUTHENTICATED::refusal), code, visit);
        tokens.prove(holder, visit.from());
    }

    /// The same by a passkey.
    public void proveByPasskey(Bearer holder, String answer, Logins.Visit visit) {
        if (!passkeys.proves(holder, answer, visit.from())) {
            throw Problem.PASSKEY_REFUSED.refusal();
        }
        tokens.prove(holder, visit.from());
    }

    /// Changes an account's own password; every session and token of it ends, and its holder gets a new one.
    public Logins.SignedIn changePassword(Bearer holder, String password, String wanted, Logins.Visit visit) {
        credentials.password(
                logins.byId(holder.id()), new Logins.Attempt(holder.login(), password, visit.device(), visit.from()));
        String hash = Passwords.hash(wanted);
        boolean isShort = Passwords.isShort(wanted);
        database.write(
                visit.from(), handle -> handle.attach(TokenRecords.class).changePassword(holder.id(), hash, isShort));
        events.record(Kind.PASSWORD_CHANGED, Subject.account(holder.id()), visit.from());
        Login login = logins.byId(holder.id()).orElseThrow(Problem.UNAUTHENTICATED::refusal);
        return logins.enter(login, Bearer.Purpose.WEB, visit);
    }
}
