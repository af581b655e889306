package labra.web;

/// What is wrong with one field: the key of a message in the bundle `problems` and its arguments.
public record FieldError(String field, String key, Object... arguments) {}
