package labra.auditing;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import labra.registers.Register;
import org.jspecify.annotations.Nullable;

/// Where a record of a register is to be seen.
@Singleton
class Places {
    private final Instance<Register<?, ?>> registers;

    Places(Instance<Register<?, ?>> registers) {
        this.registers = registers;
    }

    @Nullable
    String of(String subject, @Nullable String id) {
        return id == null
                ? null
                : registers.stream()
                        .filter(register -> register.subject().equals(subject))
                        .findFirst()
                        .map(register -> register.place(id))
                        .orElse(null);
    }
}
