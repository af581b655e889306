package labra.lambda;

/// What a deployment says to its functions.
final class Environment {
    private Environment() {}

    static String get(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
