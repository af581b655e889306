package labra.registers;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import labra.web.Problem;

/// What the reader may do with a register. One that is not there is said first: nobody signs in to be told so.
@RequestScoped
public class Rights {
    private final Registers registers;
    private final SecurityIdentity identity;

    Rights(Registers registers, SecurityIdentity identity) {
        this.registers = registers;
        this.identity = identity;
    }

    Register<?, ?> readable(String path) {
        Register<?, ?> register = registers.named(path);
        needReader(register);
        return register;
    }

    Register<?, ?> writable(String path) {
        Register<?, ?> register = registers.named(path);
        needWriter(register);
        return register;
    }

    Register<?, ?> removable(String path) {
        Register<?, ?> register = registers.named(path);
        needRemover(register);
        return register;
    }

    void needReader(Register<?, ?> register) {
        need(register.readers());
    }

    boolean mayRead(Register<?, ?> register) {
        return has(register.readers());
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
        if (identity.isAnonymous()) {
            throw Problem.UNAUTHENTICATED.refusal();
        }
        if (!has(roles)) {
            throw Problem.FORBIDDEN.refusal();
        }
    }
}
