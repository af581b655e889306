package labra.access;

import jakarta.inject.Singleton;
import java.util.Optional;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Subject;
import labra.access.TokenRecords.Login;
import labra.access.limits.Guesses;
import labra.access.passwords.Passwords;
import labra.web.Problem;

/// Checks passwords and codes that somebody sends; wrong ones are counted as guesses.
@Singleton
class Credentials {
    private final Guesses guesses;
    private final Devices devices;
    private final SecondFactors factors;
    private final SecurityEvents events;

    Credentials(Guesses guesses, Devices devices, SecondFactors factors, SecurityEvents events) {
        this.guesses = guesses;
        this.devices = devices;
        this.factors = factors;
        this.events = events;
    }

    Login password(Optional<Login> login, Logins.Attempt attempt) {
        String subject = login.map(Login::subject).orElseGet(() -> Guesses.Target.unknown(attempt.login()));
        Subject about = login.map(Login::eventSubject).orElse(Subject.NOBODY);
        String device = devices.known(subject, attempt.device()).orElse(null);
        var target = new Guesses.Target(subject, attempt.from().address(), device);
        return guesses.check(
                        target,
                        () -> matching(login, attempt.password()),
                        () -> events.record(Kind.SIGN_IN_BLOCKED, about, attempt.from()))
                .orElseThrow(() -> {
                    events.record(Kind.SIGN_IN_FAILED, about, attempt.from());
                    return Problem.WRONG_PASSWORD.refusal();
                });
    }

    /// A password is hashed for nobody too, so that the answer takes as long.
    private static Optional<Login> matching(Optional<Login> login, String password) {
        boolean isRight =
                Passwords.matches(password, login.map(Login::passwordHash).orElse(null));
        return login.filter(found -> isRight && found.active());
    }

    /// Wrong codes count as guesses, like wrong passwords.
    void code(Login login, String code, Logins.Visit visit) {
        String device = devices.known(login.subject(), visit.device()).orElse(null);
        Optional<String> accepted = guesses.check(
                Guesses.Target.secondFactor(login.id(), device),
                () -> Optional.of(code).filter(written -> factors.accepts(login.id(), written, visit.from())),
                () -> events.record(Kind.SIGN_IN_BLOCKED, login.eventSubject(), visit.from()));
        if (accepted.isEmpty()) {
            events.record(Kind.SECOND_FACTOR_REFUSED, login.eventSubject(), visit.from());
            throw Problem.WRONG_CODE.refusal();
        }
    }
}
