package labra.registers;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import labra.web.Problem;

/// What the reader may do with a register.
@RequestScoped
public class Rights {
    private final SecurityIdentity identity;

    Rights(SecurityIdentity identity) {
        this.identity = identity;
    }

    void needReader(Register<?, ?> register) {
        need(register.readers());
    }

    boolean mayWrite(Register<?, ?> register) {
        return has(register.writers());
    }

    boolean mayRemove(Register<?, ?> register) {
        return has(register.removers());
    }

    void needWriter(Register<?, ?> register) {
        need(register.writers());
    }

    void needRemover(Register<?, ?> register) {
        need(register.removers());
    }

    private boolean has(Set<String> roles) {
        return roles.stream().anyMatch(identity::hasRole);
    }

    private void need(Set<String> roles) {
        if (!has(roles)) {
            throw Problem.FORBIDDEN.refusal();
        }
    }
}
