package labra.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import labra.platform.Settings;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// Whether who holds a session proved lately to be there: some things want more than a browser that was left open. A
/// token for programs is a proof by itself.
@RequestScoped
public class Proofs {
    private final SecurityIdentity identity;
    private final Duration life;
    private final Clock clock;

    Proofs(SecurityIdentity identity, Settings settings, Clock clock) {
        this.identity = identity;
        this.life = settings.tokens().proofLife();
        this.clock = clock;
    }

    public void need() {
        if (identity.getPrincipal() instanceof Bearer bearer
                && bearer.purpose() == Bearer.Purpose.WEB
                && !isFresh(bearer.provenAt())) {
            throw Problem.PROOF_NEEDED.refusal(life.toMinutes());
        }
    }

    private boolean isFresh(@Nullable Instant provenAt) {
        return provenAt != null && clock.instant().isBefore(provenAt.plus(life));
    }
}
