package labra.launch;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import labra.access.Logins;
import labra.access.passwords.Passwords;
import labra.console.ConsoleProblem;
import labra.console.Texts;
import labra.demo.Demo;
import labra.platform.Actor;
import labra.platform.Settings;
import labra.web.BadField;
import labra.web.FieldError;
import labra.web.Messages;

/// What an empty database gets: an administrator and, unless asked not to, the demonstration.
@Singleton
class FirstStart {
    static final String ADMINISTRATOR = "admin";
    /// Letters and digits that nobody confuses when copying by hand.
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 16;
    private static final Actor ACTOR = new Actor("launcher", "local");

    private final Logins logins;
    private final Demo demo;
    private final boolean wantsDemo;

    FirstStart(Logins logins, Demo demo, Settings settings) {
        this.logins = logins;
        this.demo = demo;
        this.wantsDemo = settings.demo();
    }

    /// The administrator that this start created: with its password only when that was made up here.
    record Administrator(Optional<String> generatedPassword) {}

    /// Does what is still to be done; nothing from the second start on.
    Optional<Administrator> prepare(Secrets environment) {
        Optional<String> given = environment.secret("LABRA_ADMIN_PASSWORD");
        if (logins.anyAccount()) {
            return Optional.empty();
        }
        given.ifPresent(FirstStart::mustBeStrong);
        String password = given.orElseGet(FirstStart::generated);
        if (!logins.createFirstAdministrator(ADMINISTRATOR, password, ACTOR)) {
            return Optional.empty();
        }
        if (wantsDemo) {
            demo.load();
        }
        return Optional.of(new Administrator(given.isPresent() ? Optional.empty() : Optional.of(password)));
    }

    private static void mustBeStrong(String password) {
        try {
            Passwords.check(password, List.of(ADMINISTRATOR));
        } catch (BadField weak) {
            FieldError error = weak.on("clave");
            throw new ConsoleProblem(
                    "admin.password.weak", Messages.text(Texts.locale(), error.key(), error.arguments()));
        }
    }

    private static String generated() {
        return new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .reduce("", String::concat);
    }
}
