package labra.aws;

/// What whoever typed the command, or wrote the installations, has to correct.
public final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Mistake(String message) {
        super(message);
    }
}
