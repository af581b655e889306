package labra.aws;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The ways to run Labra on AWS, by the names that the command line has for them.
public enum Case {
    MACHINE("1", "Machine"),
    FLEET("2", "Fleet"),
    KUBERNETES("3", "Kubernetes"),
    FUNCTIONS("functions", "Functions");

    private final String word;
    private final String stack;

    Case(String word, String stack) {
        this.word = word;
        this.stack = stack;
    }

    public String word() {
        return word;
    }

    String stack() {
        return stack;
    }

    /// Whether it stands on a database that is AWS's.
    boolean onFoundation() {
        return this != MACHINE;
    }

    public static Optional<Case> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    public static String words() {
        return Arrays.stream(values()).map(Case::word).collect(Collectors.joining(", "));
    }
}
