package labra.web;

/// A value that a field cannot take, with the key of the message that says why.
public final class BadField extends Exception {
    private final String key;
    private final Object[] arguments;

    public BadField(String key, Object... arguments) {
        super(key, null, false, false);
        this.key = key;
        this.arguments = arguments;
    }

    public FieldError on(String field) {
        return new FieldError(field, key, arguments);
    }
}
