package labra.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `labra bench`: one table of what Labra reaches, beside what its own table takes without it.
@Command(name = "bench", resourceBundle = "labra.bench.bench", sortOptions = false)
final class Bench implements Callable<Integer> {
    @Option(names = "--quick", descriptionKey = "quick")
    private boolean quick;

    @Option(names = "--fresh", descriptionKey = "fresh")
    private boolean fresh;

    @Option(names = "--ratio", descriptionKey = "ratio")
    private boolean ratio;

    @Option(names = "--notices", descriptionKey = "notices")
    private boolean notices;

    @Option(names = "--rounds", paramLabel = "N", descriptionKey = "rounds", defaultValue = "3")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "N", descriptionKey = "seconds", defaultValue = "5")
    private int seconds;

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port", defaultValue = "18700")
    private int port;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            descriptionKey = "folder",
            defaultValue = "${sys:user.home}/.cache/labra/bench")
    private Path path = Path.of("bench");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean help;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).setUsageHelpAutoWidth(true).execute(arguments));
    }

    @Override
    public Integer call() {
        Folder folder = new Folder(
                path.toAbsolutePath(),
                Path.of(System.getProperty("labra.home", ".")).toAbsolutePath());
        if (fresh) {
            folder.delete();
            folder = new Folder(folder.path(), folder.home());
        }
        Say say = Say.inLanguageOfEnvironment();
        try (Databases databases = new Databases(folder)) {
            if (notices) {
                new Notices(folder, databases, port, rounds, seconds, say).run();
                return 0;
            }
            new Ratio(folder, databases, port, rounds, seconds, say).run();
        }
        return 0;
    }
}
