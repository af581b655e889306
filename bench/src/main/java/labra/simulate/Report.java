package labra.simulate;

import java.time.Duration;
import java.util.List;
import labra.trial.Say;

/// The account, as a person reads it.
record Report(Simulate.Wish wish, Say say, Figures figures, Accounts accounts, List<Duration> outages) {
    private static final int MOST_NAMED = 40;
    private static final int MOST_REASONS = 8;

    void print(double perSecond, Duration took) {
        long fines = accounts.of("fines.signed");
        say.account("account.title", wish.devices(), fines, Long.toString(wish.seed()));
        say.account("account.kept", accounts.of("fines.kept"), accounts.of("fines.observed"));
        say.account("account.apart", accounts.of("fines.apart"), String.join(" · ", reasons()));
        say.account("account.gone", accounts.of("fines.gone"));
        say.account("account.zero", accounts.of("lost"), accounts.of("doubled"), accounts.of("invented"));
        say.account(
                "account.told",
                accounts.of("misled"),
                accounts.of("changed"),
                accounts.of("rejected"),
                accounts.of("reason"));
        say.account(
                "account.numbers",
                accounts.of("numbers.leased"),
                accounts.of("numbers.used"),
                accounts.of("voids.signed"),
                accounts.of("numbers.hand"),
                accounts.of("numbers.closed") + accounts.of("numbers.declared"),
                accounts.of("numbers.gone"),
                accounts.of("number"));
        say.account(
                "account.shifts",
                accounts.of("shifts.signed"),
                accounts.of("shifts.matched"),
                accounts.of("shifts.cloned"),
                accounts.of("shifts.gone"),
                accounts.of("shift"));
        say.account("account.clones", accounts.of("clones"), accounts.of("clones.found"));
        say.account(
                "account.photos",
                accounts.of("photos.taken"),
                accounts.of("photos.kept"),
                accounts.of("photos.gone"),
                figures.altered.sum(),
                figures.alteredRefused.sum(),
                accounts.of("photo"));
        say.account(
                "account.faults",
                figures.cut.sum(),
                figures.killed.sum(),
                figures.replayed.sum(),
                figures.reordered.sum(),
                figures.resent.sum(),
                figures.voided.sum(),
                figures.starved.sum());
        say.account(
                "account.wire",
                figures.requests.sum(),
                figures.failures.sum(),
                figures.busy.sum(),
                figures.errors.sum(),
                figures.refused.sum(),
                say.text("decimal", figures.bytes.sum() / 1024.0 / Math.max(1, fines)));
        say.account(
                "account.speed",
                figures.peaks.getValueAtPercentile(50) / 1000,
                figures.peaks.getValueAtPercentile(99) / 1000,
                figures.peaks.getMaxValue() / 1000,
                Duration.ofMillis(figures.oldest.get()).toMinutes(),
                String.join(
                        ", ",
                        outages.stream()
                                .map(time -> say.text("decimal", time.toMillis() / 1000.0))
                                .toList()));
        if (perSecond > 0) {
            say.account("account.sprint", Math.round(perSecond), Math.round(perSecond * 86_400 / wish.fines()));
        }
        figures.reasons.entrySet().stream()
                .sorted((one, other) ->
                        Long.compare(other.getValue().sum(), one.getValue().sum()))
                .limit(MOST_REASONS)
                .forEach(reason ->
                        say.account("account.reason", reason.getValue().sum(), reason.getKey()));
        accounts.unexplained.stream().limit(MOST_NAMED).forEach(System.out::println);
        boolean good = accounts.unexplained.isEmpty();
        say.account(good ? "account.good" : "account.bad", accounts.unexplained.size(), took.toSeconds());
    }

    private List<String> reasons() {
        return accounts.reasons.entrySet().stream()
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .toList();
    }
}
