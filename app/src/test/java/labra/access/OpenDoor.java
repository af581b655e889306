package labra.access;

import jakarta.inject.Singleton;
import labra.platform.Actor;
import labra.platform.Database;

/// Lets accounts of tests in as if they had given their password, which would keep a processor busy each time.
@Singleton
public class OpenDoor {
    private static final Actor HERE = new Actor("test", "127.0.0.1");

    private final Logins logins;
    private final Database database;

    OpenDoor(Logins logins, Database database) {
        this.logins = logins;
        this.database = database;
    }

    /// A new token for programs.
    public String token(String username) {
        return enter(username, Bearer.Purpose.API);
    }

    /// A new session of the interface.
    public String session(String username) {
        return enter(username, Bearer.Purpose.WEB);
    }

    private String enter(String username, Bearer.Purpose purpose) {
        TokenRecords.Login login = database.read(TokenRecords.class, records -> records.account(username))
                .orElseThrow();
        if (login.secondFactor()) {
            throw new IllegalStateException(username + " has a second factor");
        }
        return logins.enter(login, purpose, new Logins.Visit(null, "Chrome · Linux", HERE))
                .token()
                .token();
    }
}
