package labra.chaos;

import java.nio.file.Path;
import java.util.List;
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

/// `labra test --chaos`: faults one after the other while clients write, and the account of every write.
@Command(name = "labra test --chaos", sortOptions = false)
final class Chaos implements Callable<Integer> {
    @Option(names = "--minutes", paramLabel = "N", descriptionKey = "minutes", defaultValue = "10")
    private double minutes;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "seed")
    private @Nullable Long seed;

    @Option(names = "--only", paramLabel = "FAULT", split = ",", descriptionKey = "only")
    private List<Fault> only = List.of(Fault.values());

    @Option(names = "--remove-one", descriptionKey = "remove-one")
    private boolean removeOne;

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port", defaultValue = "18850")
    private int port;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            descriptionKey = "folder",
            defaultValue = "${sys:user.home}/.cache/labra/chaos")
    private Path folder = Path.of("chaos");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean help;

    private final Say say;

    private Chaos(Say say) {
        this.say = say;
    }

    public static void main(String[] arguments) {
        Say say = Say.of("labra.chaos.chaos");
        System.exit(new CommandLine(new Chaos(say))
                .setResourceBundle(say.texts())
                .setUsageHelpAutoWidth(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (!(minutes >= 0.2 && minutes <= 1_440) || port < 1 || port > 65_000) {
            say.line("bounds");
            return 2;
        }
        long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        Path place = folder.toAbsolutePath().normalize();
        Optional<FolderLock> claimed = Folders.claim(place);
        if (claimed.isEmpty()) {
            say.line("taken", place);
            return 2;
        }
        Path home =
                Path.of(System.getProperty("labra.home", ".")).toAbsolutePath().normalize();
        try (FolderLock lock = claimed.get();
                Ground ground = new Ground(lock, home, port, say)) {
            Thread stop = new Thread(ground::close);
            Runtime.getRuntime().addShutdownHook(stop);
            boolean good = new Trial(ground, say, minutes, chosen, only, removeOne).run();
            Runtime.getRuntime().removeShutdownHook(stop);
            return good ? 0 : 1;
        }
    }
}
