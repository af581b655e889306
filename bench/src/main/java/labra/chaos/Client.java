package labra.chaos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import labra.trial.Ledger;
import labra.trial.Line;
import labra.trial.Office;
import labra.trial.Running;

/// A program that writes, and writes down what it was told. What was not answered it says again, to the other copy if
/// there is one.
abstract class Client implements Runnable, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE = 100;

    final String name;
    final Ground ground;
    final Random random;
    final String token;
    final Ledger ledger;
    final LongAdder failures = new LongAdder();
    private final Line[] lines;
    private volatile boolean ending;
    private volatile Optional<Throwable> died = Optional.empty();
    private int copy;

    Client(String name, Ground ground, String token, long seed) {
        this.name = name;
        this.ground = ground;
        this.token = token;
        this.random = new Random(seed + name.hashCode());
        this.ledger = new Ledger(ground.ledgers.resolve(name + ".ledger"));
        this.copy = Math.floorMod(name.hashCode(), 2);
        this.lines = new Line[] {line(0), line(1)};
    }

    private Line line(int number) {
        return new Line(() -> ground.toServers.get(number).port(), PATIENCE, new LongAdder());
    }

    /// Works until it is told to end, and what it began is done then.
    @Override
    public void run() {
        try (this) {
            for (int n = 0; !ending; n++) {
                step(n);
            }
        } catch (RuntimeException | Error fault) {
            died = Optional.of(fault);
        }
    }

    /// What ended it before it was told to: a client that writes no more proves nothing.
    Optional<Throwable> died() {
        return died;
    }

    abstract void step(int number);

    void end() {
        ending = true;
    }

    /// Asks until an answer comes that the client can do something with.
    Line.Answer insist(String method, String path, byte[] body, String... headers) {
        while (true) {
            try {
                Line.Answer answer = lines[copy].send(method, path, body, headers);
                // A conflict and what follows from it is an answer; a refusal by a copy that is ill is none.
                if (answer.isGood() || answer.status() == 409 || answer.status() == 412) {
                    return answer;
                }
                ledger.note("refused", path, answer.status());
            } catch (IOException noAnswer) {
                ledger.note("silence", path);
            }
            failures.increment();
            copy = 1 - copy;
            Running.pause(PAUSE);
        }
    }

    byte[] json(Object body) {
        try {
            return Office.JSON.writeValueAsBytes(body);
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    com.fasterxml.jackson.databind.JsonNode read(Line.Answer answer) {
        try {
            return Office.JSON.readTree(answer.body());
        } catch (IOException notJson) {
            throw new IllegalStateException(name + ": " + answer.text(), notJson);
        }
    }

    String[] headers() {
        return new String[] {"Content-Type", "application/json", "Authorization", "Bearer " + token};
    }

    /// Some hours ago, so that no clock that is moved makes it the future.
    static Instant moment() {
        return Instant.now().minus(Duration.ofHours(3));
    }

    @Override
    public void close() {
        for (Line line : lines) {
            line.close();
        }
        ledger.close();
    }
}
