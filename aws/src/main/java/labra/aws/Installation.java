package labra.aws;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One town's Labra: where it answers, what it carries, and on what. Read from `aws/installations.yaml`.
public record Installation(
        String name,
        String domain,
        String operators,
        String region,
        String repository,
        String branch,
        Load load,
        Machine machine,
        Machines fleet,
        Database database,
        Lambdas functions,
        @JsonProperty("nat-gateways") int natGateways) {
    static final String TEST = "-test";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,19}(-test)?");
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[a-z]{2,}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
    private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+/[\\w.-]+");

    public Installation {
        must(NAME.matcher(name).matches(), "name", name, "2 to 20 lower-case letters, digits and hyphens");
        must(matches(DOMAIN, domain), "domain", domain, "a domain such as multas.municipio.example");
        must(matches(MAIL, operators), "operators", operators, "an e-mail address");
        must(matches(REGION, region), "region", region, "a region such as us-east-1");
        must(matches(REPOSITORY, repository), "repository", repository, "owner/name of the repository to deploy from");
        must(branch != null && !branch.isBlank(), "branch", branch, "a branch");
        must(load != null && machine != null && fleet != null, "load, machine, fleet", null, "given");
        must(database != null && functions != null, "database, functions", null, "given");
        must(natGateways >= 1 && natGateways <= 2, "nat-gateways", natGateways, "1 or 2");
    }

    /// What comes in. Peaks are hours of the town.
    public record Load(
            @JsonProperty("fines-a-day") int fines,
            @JsonProperty("mails-a-fine") double mailsPerFine,
            @JsonProperty("other-requests-a-day") int otherRequests,
            List<Integer> peaks) {
        public Load {
            must(fines > 0, "fines-a-day", fines, "at least 1");
            must(mailsPerFine >= 0, "mails-a-fine", mailsPerFine, "not negative");
            must(otherRequests >= 0, "other-requests-a-day", otherRequests, "not negative");
            peaks = peaks == null ? List.of() : List.copyOf(peaks);
            for (int hour : peaks) {
                must(hour >= 0 && hour < 24, "peaks", hour, "hours from 0 to 23");
            }
        }
    }

    /// Case 1's only machine, with GB of disk.
    public record Machine(String type, int disk) {
        public Machine {
            mustBeType(type);
            must(disk >= 20, "disk", disk, "at least 20 GB");
        }
    }

    /// Case 2's machines and case 3's nodes.
    public record Machines(
            String type,
            int least,
            int most,
            @JsonProperty("at-peaks") int atPeaks) {
        public Machines {
            mustBeType(type);
            must(least >= 1 && least <= atPeaks && atPeaks <= most, "fleet", least, "1 <= least <= at-peaks <= most");
        }
    }

    public record Database(
            String type, int disk, @JsonProperty("multi-az") boolean multiAz) {
        public Database {
            mustBeType(type);
            must(disk >= 20, "disk", disk, "at least 20 GB");
        }
    }

    /// The functions' memory in MB, and how many of each may run at once.
    public record Lambdas(int memory, int concurrency, Database database) {
        public Lambdas {
            must(memory >= 512 && memory <= 10_240, "memory", memory, "512 to 10240 MB");
            must(concurrency >= 1, "concurrency", concurrency, "at least 1");
            must(database != null, "functions.database", null, "given");
        }
    }

    /// Where a change is deployed and tried first: the same under another name and domain, without a pipeline of its
    /// own.
    Installation test() {
        return new Installation(
                name + TEST,
                "prueba." + domain,
                operators,
                region,
                repository,
                branch,
                load,
                machine,
                fleet,
                database,
                functions,
                natGateways);
    }

    boolean isTest() {
        return name.endsWith(TEST);
    }

    Database database(Case which) {
        return which == Case.FUNCTIONS ? functions.database() : database;
    }

    private static void mustBeType(String type) {
        must(
                type != null && type.matches("[a-z0-9]+g[a-z]*\\.[a-z0-9]+"),
                "type",
                type,
                "an arm64 type such as t4g.small");
    }

    private static boolean matches(Pattern pattern, String text) {
        return text != null && pattern.matcher(text).matches();
    }

    private static void must(boolean holds, String field, @Nullable Object was, String wanted) {
        if (!holds) {
            throw new Mistake("%s: %s is not %s".formatted(field, was, wanted));
        }
    }
}
