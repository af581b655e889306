package labra.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What `./labra aws` runs: the stacks of one installation, what they cost, and the application's first keys.
public final class Main {
    private static final String USAGE =
            "Usage: check INSTALLATION CASE | synth INSTALLATION CASE FOLDER | cost INSTALLATION | domain INSTALLATION | keys FOLDER";

    private Main() {}

    public static void main(String... arguments) {
        try {
            Path home = Path.of(System.getProperty("labra.home", "."))
                    .toAbsolutePath()
                    .normalize();
            run(home, List.of(arguments));
        } catch (Mistake mistake) {
            System.err.println(mistake.getMessage());
            System.exit(2);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void run(Path home, List<String> arguments) throws IOException {
        switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case "check" -> {
                Installation found = installation(home, at(arguments, 1));
                which(at(arguments, 2));
                System.out.println(found.region());
            }
            case "synth" -> synth(home, at(arguments, 1), at(arguments, 2), at(arguments, 3));
            case "cost" -> cost(home, at(arguments, 1));
            case "domain" ->
                System.out.println(installation(home, at(arguments, 1)).domain());
            case "keys" -> Keys.write(Path.of(at(arguments, 1)), Clock.systemUTC());
            default -> throw new Mistake(USAGE);
        }
    }

    private static String at(List<String> arguments, int index) {
        if (arguments.size() <= index) {
            throw new Mistake(USAGE);
        }
        return arguments.get(index);
    }

    private static Installation installation(Path home, String name) {
        return Installations.read(home.resolve("aws/installations.yaml")).get(name);
    }

    private static Case which(String word) {
        return Case.of(word)
                .orElseThrow(() -> new Mistake("there is no case \"%s\"; there are: %s".formatted(word, Case.words())));
    }

    private static void synth(Path home, String name, String word, String folder) {
        Installation installation = installation(home, name);
        Case which = which(word);
        Sources sources = Sources.of(home);
        if (which == Case.FUNCTIONS) {
            for (Path zip : List.of(sources.application(), sources.handlers())) {
                if (!Files.exists(zip)) {
                    throw new Mistake("the package of the functions is not built: " + zip);
                }
            }
        }
        new Labra(installation, which, sources, folder).app.synth();
    }

    /// The bill of each case, on the output as a table.
    private static void cost(Path home, String name) throws IOException {
        Installation installation = installation(home, name);
        Prices prices = Prices.read(home.resolve("aws/prices.csv"), installation.region());
        System.out.printf(
                "%-12s %12s %12s %14s   USD, %s%n", "case", "a month", "a fine", "unconfirmed", installation.region());
        for (Case which : Case.values()) {
            Bill bill = Bill.of(installation, which, templates(home, installation, which), prices);
            System.out.printf("%-12s %12s %12s %14s%n", which.word(), bill.total(), bill.perFine(), bill.unconfirmed());
            for (Bill.Line line : bill.lines()) {
                System.out.printf(
                        "    %-42s %14.2f %12s %s%n",
                        line.price().name(),
                        line.quantity(),
                        line.amount(),
                        line.price().confirmed() ? "" : "?");
            }
        }
    }

    /// The templates alone; what was written to make them is gone afterwards.
    private static Templates templates(Path home, Installation installation, Case which) throws IOException {
        Path folder = Files.createTempDirectory("labra-aws-cost");
        try {
            Labra labra = new Labra(
                    installation,
                    which,
                    Sources.withoutPackages(home, folder.resolve("sources")),
                    folder.resolve("out").toString());
            return Templates.of(labra, labra.app.synth());
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
