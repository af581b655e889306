package labra.simulate;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import labra.simulate.Enrolment.Enrolled;
import labra.simulate.Fate.Kind;
import labra.trial.Office;
import labra.trial.Running;
import labra.trial.Say;

/// What befalls the server in the day, and what the office does: `outages` are the times until it answered again.
record Troubles(Day day, Running server, Say say, Queue<Duration> outages) {
    private static final long CALM_MILLIS = 3_000;
    private static final int MOST_TRIES = 1_500;
    private static final Duration UNTIL_MISSED = Duration.ofHours(5);

    /// All of it in the first peak, the server in the second, the database in the third.
    void kill() {
        day.sleepUntil(Day.peak(day, 0));
        Running.killDatabase(Simulation.cluster(server));
        restart("killed-both");
        day.sleepUntil(Day.peak(day, 1));
        restart("killed-server");
        day.sleepUntil(Day.peak(day, 2));
        Running.killDatabase(Simulation.cluster(server));
        say.line("killed-database");
    }

    private void restart(String told) {
        server.kill();
        server.start();
        Duration away = server.awaitAnswer();
        outages.add(away);
        say.line(told, away.toMillis());
        Running.pause(CALM_MILLIS);
    }

    /// Declares the devices lost or stolen that are.
    void revoke(List<Enrolled> enrolled) {
        enrolled.stream()
                .filter(device ->
                        device.fate().is(Kind.LOST_AND_FOUND) || device.fate().is(Kind.STOLEN))
                .sorted(Comparator.comparing(device -> device.fate().opens()))
                .forEach(device -> {
                    day.sleepUntil(device.fate().opens().plus(UNTIL_MISSED));
                    revoke(device);
                });
    }

    private void revoke(Enrolled device) {
        boolean stolen = device.fate().is(Kind.STOLEN);
        if (stolen) {
            device.memory().happens("destroyed");
        }
        for (int tries = 0; !isRevoked(device, stolen ? "STOLEN" : "LOST"); tries++) {
            if (tries > MOST_TRIES) {
                throw new IllegalStateException(device.memory().device);
            }
            Running.pause(100);
        }
        if (!stolen) {
            device.memory().happens("revoked");
        }
    }

    private boolean isRevoked(Enrolled device, String why) {
        try (Office office = new Office(server::port).signIn()) {
            office.form("/admin/dispositivos/" + device.memory().device + "/baja", Map.of("motivo", why));
            return true;
        } catch (RuntimeException away) {
            return false;
        }
    }
}
