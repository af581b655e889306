package labra.launch;

import static labra.console.Texts.text;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import labra.access.Tokens;
import labra.demo.Demo;
import labra.platform.Actor;
import labra.platform.Settings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What a person reads when everything is up: where to go, how to enter, and calls that work when pasted.
@Singleton
class Greeting {
    private static final Duration TOKEN_LIFE = Duration.ofDays(1);
    private static final Actor ACTOR = new Actor("launcher", "local");

    private final Tokens tokens;
    private final Demo demo;
    private final Clock clock;
    private final int port;
    private final int adminPort;
    private final String host;
    private final boolean showsToken;

    Greeting(
            Tokens tokens,
            Demo demo,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            Settings settings) {
        this.tokens = tokens;
        this.demo = demo;
        this.clock = clock;
        this.host = host;
        this.port = port;
        this.adminPort = settings.adminPort();
        this.showsToken = settings.exampleToken();
    }

    String of(Optional<FirstStart.Administrator> created) {
        StringBuilder said =
                new StringBuilder(text("greeting.urls", url(port), url(adminPort == 0 ? port : adminPort)));
        said.append(
                created.map(Greeting::credentials).orElseGet(() -> text("greeting.again", FirstStart.ADMINISTRATOR)));
        phone().ifPresent(said::append);
        example().ifPresent(said::append);
        return said.append(text("greeting.stop")).toString();
    }

    private static String credentials(FirstStart.Administrator created) {
        return created.generatedPassword()
                .map(password -> text("greeting.generated", FirstStart.ADMINISTRATOR, password))
                .orElseGet(() -> text("greeting.given", FirstStart.ADMINISTRATOR));
    }

    /// How a phone in the same network comes here, where somebody sits before this machine.
    private Optional<String> phone() {
        return showsToken
                ? LocalNetwork.address(host)
                        .map(address -> text("greeting.phone", "http://" + address + ":" + port, port))
                : Optional.empty();
    }

    /// Only where the demonstration is: real officers' tokens are not printed.
    private Optional<String> example() {
        if (!showsToken || !demo.isPresent()) {
            return Optional.empty();
        }
        return tokens.issueForOfficer(Demo.BADGE, TOKEN_LIFE, "demo", ACTOR)
                .map(issued -> text(
                        "greeting.example",
                        url(port),
                        issued.token(),
                        Demo.PLATE,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        Demo.EMAIL));
    }

    private static String url(int port) {
        return "http://localhost:" + port;
    }
}
