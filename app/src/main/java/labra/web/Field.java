package labra.web;

import org.jspecify.annotations.Nullable;

/// A field read from the input: its value is there once [Fields#check] has found nothing wrong.
public final class Field<T> {
    private final @Nullable T value;

    Field(@Nullable T value) {
        this.value = value;
    }

    public T get() {
        if (value == null) {
            throw new IllegalStateException("read before Fields.check()");
        }
        return value;
    }

    public @Nullable T orNull() {
        return value;
    }
}
