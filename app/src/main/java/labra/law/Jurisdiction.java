package labra.law;

import java.util.Optional;

/// Whose law it is: a country, a part of it, a town of that part, as in AR-B-TANDIL.
public record Jurisdiction(String code) {
    public Jurisdiction {
        if (!code.matches("[A-Z]{2}(-[A-Z0-9]{1,20}){0,3}")) {
            throw new IllegalArgumentException("a jurisdiction " + code);
        }
    }

    public Optional<Jurisdiction> within() {
        int end = code.lastIndexOf('-');
        return end < 0 ? Optional.empty() : Optional.of(new Jurisdiction(code.substring(0, end)));
    }

    public boolean isWithin(Jurisdiction other) {
        return equals(other) || within().filter(outer -> outer.isWithin(other)).isPresent();
    }

    @Override
    public String toString() {
        return code;
    }
}
