package labra.launch;

import java.sql.SQLException;
import java.time.Duration;
import labra.console.ConsoleProblem;

/// How long a start waits for a database that is away or starting, as after the outage of a whole machine:
/// LABRA_DATABASE_PATIENCE, in seconds. Who is refused for another reason does not wait.
record Patience(Duration most, Duration pause) {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long LONGEST = 3600;

    /// The server starts, ends or has no connection left; or there is no way to it.
    private static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("53300"));
    }

    interface Attempt {
        void make() throws SQLException;
    }

    static Patience in(Secrets environment) {
        String written =
                environment.plain("LABRA_DATABASE_PATIENCE").orElse("0").strip();
        if (!written.matches("\\d{1,4}") || Long.parseLong(written) > LONGEST) {
            throw new ConsoleProblem("database.patience", written);
        }
        return new Patience(Duration.ofSeconds(Long.parseLong(written)), PAUSE);
    }

    /// Tries until it is well or the time is over; says once that it waits.
    void with(Attempt attempt, Runnable onWaiting) throws SQLException {
        long until = System.nanoTime() + most.toNanos();
        boolean waits = false;
        while (true) {
            try {
                attempt.make();
                return;
            } catch (SQLException failure) {
                if (!passes(failure) || System.nanoTime() - until >= 0) {
                    throw failure;
                }
                if (!waits) {
                    onWaiting.run();
                    waits = true;
                }
                sleep(failure);
            }
        }
    }

    private void sleep(SQLException failure) throws SQLException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
