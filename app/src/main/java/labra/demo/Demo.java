package labra.demo;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import labra.access.passwords.Passwords;
import labra.platform.Actor;
import labra.platform.Database;
import labra.proposals.Examples;
import labra.proposals.Proposals;
import org.jdbi.v3.core.Handle;

/// Loads the demonstration into an empty database, whole or not at all, and says whom it is made of.
@Singleton
public class Demo {
    /// An officer, a plate and its owner's address of the demonstration, for examples that work when pasted.
    public static final String BADGE = "1042";

    public static final String PLATE = "AE123CD";
    public static final String EMAIL = "ana.benitez@example.com";

    private static final Actor ACTOR = new Actor("demo", "local");

    private static final String PROPOSER = "account:demo.propone";
    private static final String APPROVER = "account:demo.aprueba";
    private static final String UNIT_VALUES = "unidades";

    private final Database database;
    private final Proposals proposals;

    Demo(Database database, Proposals proposals) {
        this.database = database;
        this.proposals = proposals;
    }

    /// Loads it unless there is anything in the registers already; says whether it did.
    public boolean load() {
        return database.write(ACTOR, handle -> {
            handle.execute("LOCK TABLE person, officer, vehicle, offence, fine IN SHARE ROW EXCLUSIVE MODE");
            if (isAnythingThere(handle)) {
                return false;
            }
            handle.createScript(script()).executeAsSeparateStatements();
            price(handle);
            return true;
        });
    }

    /// Whether the officer and the vehicle of the examples are still here.
    public boolean isPresent() {
        return database.read(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT FROM officer WHERE badge = :badge AND active)
                           AND EXISTS (SELECT FROM vehicle JOIN person ON person.id = vehicle.person_id
                                       WHERE plate = :plate AND email = :email)
                        """)
                .bind("badge", BADGE)
                .bind("plate", PLATE)
                .bind("email", EMAIL)
                .mapTo(Boolean.class)
                .one());
    }

    /// The example's rules and made-up prices, as two accounts that nobody can use made them.
    private void price(Handle handle) {
        handle.createUpdate("""
                        INSERT INTO account (username, name, role, password_hash, active)
                        SELECT name, name, 'ADMINISTRATOR', :hash, false FROM unnest(ARRAY['demo.propone', 'demo.aprueba']) AS name
                        """)
                .bind("hash", Passwords.hash(Passwords.generate()))
                .execute();
        List<Proposals.Draft> law = Examples.of("AR-B").stream()
                .filter(draft -> !draft.kind().equals(UNIT_VALUES))
                .toList();
        proposals.proposeAll(handle, law, PROPOSER);
        proposals.proposeAll(handle, Examples.of("demo"), PROPOSER);
        proposals.approveAll(handle, APPROVER);
    }

    private static boolean isAnythingThere(Handle handle) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT FROM person) OR EXISTS (SELECT FROM officer)
                            OR EXISTS (SELECT FROM offence) OR EXISTS (SELECT FROM fine)
                        """).mapTo(Boolean.class).one();
    }

    private static String script() {
        try (InputStream script = Demo.class.getResourceAsStream("/demo/demo.sql")) {
            if (script == null) {
                throw new IllegalStateException("demo.sql");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
