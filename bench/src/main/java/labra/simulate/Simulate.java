package labra.simulate;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import labra.trial.FolderLock;
import labra.trial.Folders;
import labra.trial.Say;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `labra simulate`: a day of fines in minutes, with the faults of the street, and the account of it.
@Command(name = "labra simulate", sortOptions = false)
final class Simulate implements Callable<Integer> {
    @Option(names = "--fines", paramLabel = "N", descriptionKey = "fines", defaultValue = "50000")
    private int fines;

    @Option(names = "--devices", paramLabel = "N", descriptionKey = "devices", defaultValue = "1500")
    private int devices;

    @Option(names = "--minutes", paramLabel = "N", descriptionKey = "minutes", defaultValue = "10")
    private double minutes;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "seed")
    private @Nullable Long seed;

    @Option(names = "--sprint", paramLabel = "N", descriptionKey = "sprint", defaultValue = "0")
    private int sprint;

    @Option(names = "--remove-one", descriptionKey = "remove-one")
    private boolean removeOne;

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port", defaultValue = "18800")
    private int port;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            descriptionKey = "folder",
            defaultValue = "${sys:user.home}/.cache/labra/simulate")
    private Path folder = Path.of("simulate");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean help;

    private final Say say;

    private Simulate(Say say) {
        this.say = say;
    }

    public static void main(String[] arguments) {
        Say say = Say.of("labra.simulate.simulate");
        System.exit(new CommandLine(new Simulate(say))
                .setResourceBundle(say.texts())
                .setUsageHelpAutoWidth(true)
                .execute(arguments));
    }

    /// What is asked for.
    record Wish(
            int fines, int devices, double minutes, long seed, int sprint, boolean removeOne, int port, Path home) {}

    @Override
    public Integer call() throws Exception {
        if (devices < 20
                || devices > 5_000
                || fines < devices
                || fines > 90L * devices
                || !(minutes >= 0.5 && minutes <= 1_440)
                || sprint < 0
                || sprint > Sprint.MOST
                || sprint > 0 && sprint < Sprint.DEVICES
                || port < 1
                || port > 65_535) {
            say.line("bounds", Sprint.MOST);
            return 2;
        }
        Wish wish = new Wish(
                fines,
                devices,
                minutes,
                seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed,
                sprint,
                removeOne,
                port,
                Path.of(System.getProperty("labra.home", ".")).toAbsolutePath().normalize());
        Path place = folder.toAbsolutePath().normalize();
        Optional<FolderLock> claimed = Folders.claim(place);
        if (claimed.isEmpty()) {
            say.line("taken", place);
            return 2;
        }
        try (FolderLock lock = claimed.get()) {
            return new Simulation(lock, wish, say).run() ? 0 : 1;
        }
    }
}
