package labra.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `labra bench`: one table of what Labra reaches, beside what its own table takes without it.
@Command(name = "labra bench", sortOptions = false)
final class Bench implements Callable<Integer> {
    @Option(names = "--quick", descriptionKey = "quick")
    private boolean quick;

    @Option(names = "--ratio", descriptionKey = "ratio")
    private boolean ratio;

    @Option(names = "--notices", descriptionKey = "notices")
    private boolean notices;

    @Option(names = "--pages", descriptionKey = "pages-option")
    private boolean pages;

    @Option(names = "--partitions", descriptionKey = "partitions")
    private boolean partitions;

    @Option(names = "--replica", descriptionKey = "replica")
    private boolean replica;

    @Option(names = "--only", paramLabel = "NAME", split = ",", descriptionKey = "only")
    private List<String> only = List.of();

    @Option(names = "--profile", paramLabel = "NAME", descriptionKey = "profile")
    private @Nullable String profile;

    @Option(names = "--rounds", paramLabel = "N", descriptionKey = "rounds", defaultValue = "0")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "N", descriptionKey = "seconds", defaultValue = "0")
    private int seconds;

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port", defaultValue = "18700")
    private int port;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            descriptionKey = "folder",
            defaultValue = "${sys:user.home}/.cache/labra/bench")
    private Path path = Path.of("bench");

    @Option(names = "--fresh", descriptionKey = "fresh")
    private boolean fresh;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean help;

    private final Say say;

    private Bench(Say say) {
        this.say = say;
    }

    public static void main(String[] arguments) {
        Say say = Say.inLanguageOfEnvironment();
        System.exit(new CommandLine(new Bench(say))
                .setResourceBundle(say.texts())
                .setUsageHelpAutoWidth(true)
                .execute(arguments));
    }

    @Override
    public Integer call() {
        Folder folder = Folder.at(path, Path.of(System.getProperty("labra.home", ".")), fresh);
        folder.claim();
        try (Processes processes = new Processes()) {
            Databases databases = new Databases(folder);
            processes.add(() -> {
                databases.dropCopies();
                databases.close();
            });
            Workplace place = new Workplace(folder, databases, processes, say);
            if (notices) {
                new Notices(place, port, plan()).run();
            } else if (pages) {
                new Pages(place, open(place), System.out).run();
            } else if (partitions) {
                new Partitions(place, port, plan()).run();
            } else if (replica) {
                new Replicas(place, port, plan()).run();
            } else if (profile != null) {
                profile(place, profile);
            } else {
                new Table(say, System.out).print(new Suite(place, plan(), port).run(), databases.machine());
            }
        }
        return 0;
    }

    private Plan plan() {
        List<String> wanted = ratio ? List.of("bare16", "post64") : only;
        boolean small = quick || ratio || notices;
        int times = rounds > 0 ? rounds : quick ? 1 : 3;
        int each = seconds > 0 ? seconds : quick ? 2 : 5;
        return small ? Plan.quick(times, each, wanted) : Plan.full(times, each, wanted);
    }

    private Target open(Workplace place) {
        Plan plan = plan();
        return Target.open(place, plan, plan.dataset(), port, 0);
    }

    private void profile(Workplace place, String name) {
        Plan plan = plan();
        Target target = open(place);
        say.line("warming-up");
        target.measure(name, plan.warmUp().multipliedBy(2));
        target.settle();
        new Profile(place, target, System.out).record(name, Duration.ofSeconds(seconds > 0 ? seconds : 10));
    }
}
