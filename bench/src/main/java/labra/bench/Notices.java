package labra.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What notices cost the intake, and how fast a burst of them leaves: the same load with the relay off, on, without its
/// limit, and with a mail server that is down, turn by turn.
record Notices(Workplace place, int port, Plan plan) {
    private static final int OFFICERS = 20;
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);
    /// At fifty mails a second it takes the virtual machine long to compile what a mail needs.
    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final long SETTLING = 500;
    private static final long BURST = 50_000;
    private static final String WAITING = "SELECT (SELECT coalesce(sum(cardinality(fine_ids)), 0) FROM outbox)"
            + " + (SELECT count(*) FROM notice WHERE state IN ('PENDING', 'FAILED', 'SENDING'))";

    /// How mail leaves meanwhile.
    private enum Mail {
        OFF,
        ON,
        DOWN,
        UNLIMITED
    }

    /// A server with mail in one of its states, which stands still while the others are measured.
    private record Candidate(Mail mail, Database database, Server server, Wrk wrk, List<Rate> rates) {
        Rate median() {
            return Rate.median(rates);
        }
    }

    void run() {
        try (SmtpSink sink = new SmtpSink()) {
            List<Candidate> candidates =
                    Stream.of(Mail.values()).map(mail -> candidate(mail, sink)).toList();
            // Without a limit comes last: what so many mails leave to PostgreSQL to tidy up is in nobody's way.
            inTurns(candidates.subList(0, Mail.UNLIMITED.ordinal()));
            inTurns(candidates.subList(Mail.UNLIMITED.ordinal(), candidates.size()));
            double without = candidates.getFirst().median().perSecond();
            for (Candidate each : candidates) {
                each.server().resume();
                each.server().close();
                Rate rate = each.median();
                System.out.printf(
                        "intake, mail %-9s %8.0f/s  ratio %.2f  p99 %6.2f ms  failed %d%n",
                        each.mail(), rate.perSecond(), rate.perSecond() / without, rate.p99() / 1000, rate.failed());
            }
            burst(sink);
        }
    }

    /// Each round begins with another one, so that none is always measured after the same.
    private void inTurns(List<Candidate> candidates) {
        for (int round = 1; round <= plan.rounds(); round++) {
            List<Candidate> turns = new ArrayList<>(candidates);
            Collections.rotate(turns, round - 1);
            turns.getFirst().database().run("CHECKPOINT");
            for (Candidate each : turns) {
                each.server().resume();
                Processes.pause(SETTLING);
                Rate rate = each.wrk().run("single", 64, plan.time());
                each.server().suspend();
                each.rates().add(rate);
                place.say().progress(round, plan.rounds(), "mail " + each.mail(), rate);
            }
        }
    }

    /// Warm, with mails under way.
    private Candidate candidate(Mail mail, SmtpSink sink) {
        Database database = new Loader(place, port).copyOf(Dataset.SMALL, mail.name());
        Server server = Server.start(place, database, port + mail.ordinal(), environment(mail, sink));
        Wrk wrk = against(server);
        wrk.run("single", 64, WARM_UP);
        server.suspend();
        // Else PostgreSQL tidies up after the warm-up while one of them is measured.
        database.run("VACUUM ANALYZE");
        return new Candidate(mail, database, server, wrk, new ArrayList<>());
    }

    /// Loads the burst while nothing is sent, and then lets the mails go.
    private void burst(SmtpSink sink) {
        Database database = new Loader(place, port).copyOf(Dataset.SMALL, "burst");
        try (Server server = Server.start(place, database, port, environment(Mail.OFF, sink))) {
            Wrk wrk = against(server);
            while (waiting(database) < BURST) {
                wrk.run("single", 64, Duration.ofSeconds(1));
            }
        }
        long burst = waiting(database);
        long mailsBefore = sink.mails();
        long distinctBefore = sink.distinct();
        try (Server _ = Server.start(place, database, port, environment(Mail.UNLIMITED, sink))) {
            long start = System.nanoTime();
            long left = waiting(database);
            while (left > 0 && System.nanoTime() - start < LONGEST_DRAIN.toNanos()) {
                Processes.pause(500);
                left = waiting(database);
            }
            double took = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "burst of %d: %.1f s, %.0f mails/s; %d mails, %d different, %d left%n",
                    burst,
                    took,
                    (burst - left) / took,
                    sink.mails() - mailsBefore,
                    sink.distinct() - distinctBefore,
                    left);
        }
    }

    private Wrk against(Server server) {
        Path tokens = place.folder()
                .write("notices-tokens-" + server.port(), String.join("\n", server.officerTokens(OFFICERS)) + "\n");
        return new Wrk(place, Dataset.SMALL, server, tokens, server.administratorToken());
    }

    private static long waiting(Database database) {
        return Long.parseLong(database.query(WAITING).getFirst());
    }

    private static Map<String, String> environment(Mail mail, SmtpSink sink) {
        return Map.of(
                "LABRA_MAIL_RELAY",
                Boolean.toString(mail != Mail.OFF),
                "LABRA_MAIL_PER_SECOND",
                mail == Mail.UNLIMITED ? "0" : "50",
                "LABRA_MAIL_FROM",
                "transito@bench.example",
                "LABRA_MAIL_SMTP_HOST",
                "127.0.0.1",
                "LABRA_MAIL_SMTP_PORT",
                mail == Mail.DOWN ? "1" : Integer.toString(sink.port()),
                "LABRA_MAIL_SMTP_TLS",
                "NONE");
    }
}
