package labra.chaos;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import labra.trial.Running;
import labra.trial.Say;

/// The account, as a person reads it.
record Report(
        Say say,
        long seed,
        Accounts accounts,
        List<String> dead,
        List<Trial.Befallen> befallen,
        Running.Ended verified,
        Ground ground,
        Duration goal,
        long failures) {
    private static final int MOST_NAMED = 40;

    boolean print() {
        say.account("account.title", befallen.size(), Long.toString(seed));
        kinds().forEach((fault, times) -> say.account(
                "account.fault",
                "%-28s".formatted(fault),
                times.size(),
                times.stream()
                        .map(time -> say.text("decimal", time.toMillis() / 1000.0))
                        .collect(Collectors.joining("  "))));
        long late = befallen.stream()
                .filter(each -> each.away().compareTo(goal) > 0)
                .count();
        Duration longest = befallen.stream()
                .map(Trial.Befallen::away)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        say.account(
                "account.back",
                befallen.size() - late,
                befallen.size(),
                say.text("decimal", longest.toMillis() / 1000.0));
        if (!ground.hasOwnDisk()) {
            say.account("account.no-disk");
        }
        say.account(
                "account.fines",
                accounts.of("fines"),
                accounts.of("reports"),
                accounts.of("persons"),
                accounts.of("changes"));
        say.account("account.failures", failures, refusals());
        say.account(
                "account.deaths",
                ground.servers.stream().mapToInt(Running::deaths).sum());
        say.account("account.mails", ground.mails.mails(), ground.mails.mails() - ground.mails.distinct());
        say.account(
                "account.zero",
                accounts.of("lost"),
                accounts.of("doubled"),
                accounts.of("untold"),
                accounts.of("changed"),
                accounts.of("unread"),
                accounts.of("conflict"));
        System.out.println(verified.said());
        accounts.unexplained.stream().limit(MOST_NAMED).forEach(System.out::println);
        dead.forEach(client -> say.account("account.dead", client));
        boolean good = accounts.unexplained.isEmpty() && dead.isEmpty() && verified.exit() == 0;
        say.account(good ? "account.good" : "account.bad", accounts.unexplained.size());
        return good;
    }

    private String refusals() {
        return accounts.counts.entrySet().stream()
                .filter(count ->
                        count.getKey().startsWith("refused.") || count.getKey().equals("silence"))
                .map(count -> count.getKey().replace("refused.", "") + " " + count.getValue())
                .collect(Collectors.joining(" · "));
    }

    private Map<Fault, List<Duration>> kinds() {
        return befallen.stream()
                .collect(Collectors.groupingBy(
                        Trial.Befallen::fault,
                        TreeMap::new,
                        Collectors.mapping(Trial.Befallen::away, Collectors.toList())));
    }
}
