package labra.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import labra.trial.Proxy;
import labra.trial.Running;

/// What is broken, for how long, and how it ends. What counts as the time away begins when it ends.
enum Fault {
    /// One of the two copies is killed, and started again by who watches over it.
    COPY_KILLED {
        @Override
        void befall(Ground ground, Duration time) {
            ground.servers.get(1).kill();
            ground.servers.get(1).start();
        }
    },
    BOTH_COPIES_KILLED {
        @Override
        void befall(Ground ground, Duration time) {
            ground.servers.forEach(Running::kill);
            ground.servers.forEach(Running::start);
        }
    },
    DATABASE_KILLED {
        @Override
        void befall(Ground ground, Duration time) {
            ground.killDatabase();
        }
    },
    ALL_KILLED {
        @Override
        void befall(Ground ground, Duration time) {
            ground.servers.forEach(Running::kill);
            ground.killDatabase();
            ground.awaitDatabase();
            ground.servers.forEach(Running::start);
        }
    },
    CLIENTS_CUT_OFF {
        @Override
        void befall(Ground ground, Duration time) {
            during(time, ground.toServers, Proxy.State.CUT);
        }
    },
    ANSWERS_BREAK_OFF {
        @Override
        void befall(Ground ground, Duration time) {
            during(time, ground.toServers, Proxy.State.BREAKING);
        }
    },
    DATABASE_CUT_OFF {
        @Override
        void befall(Ground ground, Duration time) {
            during(time, ground.toDatabase, Proxy.State.CUT);
        }
    },
    DATABASE_ANSWERS_BREAK_OFF {
        @Override
        void befall(Ground ground, Duration time) {
            during(time, ground.toDatabase, Proxy.State.BREAKING);
        }
    },
    DATABASE_STALLED {
        @Override
        void befall(Ground ground, Duration time) {
            during(time, ground.toDatabase, Proxy.State.STALLED);
        }
    },
    ONE_COPY_WITHOUT_DATABASE {
        @Override
        void befall(Ground ground, Duration time) {
            during(time.multipliedBy(2), List.of(ground.toDatabase.get(0)), Proxy.State.CUT);
        }
    },
    DISK_FULL {
        @Override
        void befall(Ground ground, Duration time) {
            ground.fill();
            ground.useUpLog();
            Running.pause(time.toMillis());
            ground.free();
        }
    },
    CLOCK_AHEAD {
        @Override
        void befall(Ground ground, Duration time) {
            clock(ground, Duration.ofHours(1), time);
        }
    },
    CLOCK_BEHIND {
        @Override
        void befall(Ground ground, Duration time) {
            clock(ground, Duration.ofHours(-1), time);
        }
    },
    CONNECTIONS_EXHAUSTED {
        @Override
        void befall(Ground ground, Duration time) {
            exhaust(ground, time);
        }
    },
    MAIL_SERVER_AWAY {
        @Override
        void befall(Ground ground, Duration time) {
            during(time, List.of(ground.toMails), Proxy.State.CUT);
        }
    };

    /// Returns when it is over.
    abstract void befall(Ground ground, Duration time);

    private static void during(Duration time, List<Proxy> networks, Proxy.State state) {
        networks.forEach(network -> network.become(state));
        Running.pause(time.toMillis());
        networks.forEach(network -> network.become(Proxy.State.WHOLE));
    }

    /// One copy works with a clock that is off, beside another one that is right.
    private static void clock(Ground ground, Duration off, Duration time) {
        Running copy = ground.servers.get(1);
        Instant now = Instant.now();
        copy.kill();
        copy.with(Map.of(
                "LABRA_CLOCK_TRIAL", "true",
                "LABRA_CLOCK_FROM", now.toString(),
                "LABRA_CLOCK_SHOWS", now.plus(off).toString()));
        copy.start();
        copy.awaitAnswer();
        Running.pause(time.toMillis());
        copy.kill();
        copy.without("LABRA_CLOCK_TRIAL", "LABRA_CLOCK_FROM", "LABRA_CLOCK_SHOWS");
        copy.start();
    }

    /// Every connection that the application may have is taken by somebody else, and its own are ended.
    private static void exhaust(Ground ground, Duration time) {
        List<Connection> taken = new ArrayList<>();
        try {
            for (int rounds = 0; rounds < 3; rounds++) {
                ground.sql(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'labra_app' AND application_name <> 'chaos'");
                try {
                    while (taken.size() < 500) {
                        taken.add(ground.asApplication());
                    }
                } catch (SQLException full) {
                    Running.pause(100);
                }
            }
            Running.pause(time.toMillis());
        } catch (SQLException away) {
            throw new IllegalStateException(away);
        } finally {
            for (Connection connection : taken) {
                try {
                    connection.close();
                } catch (SQLException gone) {
                    // It is closed either way.
                }
            }
        }
    }
}
