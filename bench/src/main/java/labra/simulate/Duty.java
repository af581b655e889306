package labra.simulate;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import labra.simulate.Fate.Kind;

/// One device through the day: it signs at its moments, and sends when it has a signal.
final class Duty implements Runnable {
    private static final Duration ONLINE = Duration.ofMinutes(70);
    private static final Duration OFFLINE = Duration.ofMinutes(35);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMinutes(1);

    private final Day day;
    private final Street street;
    private final Fate fate;
    private final Memory memory;
    private final Phone phone;
    private final Figures figures;
    private final Instant last;
    private final Random random;
    private final Consumer<Duty> fork;
    private int next;
    private int step = 1;
    private boolean forked;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private Instant changes;
    private boolean signal;
    private boolean ended;

    Duty(
            Day day,
            Street street,
            Fate fate,
            Key key,
            Memory memory,
            Figures figures,
            IntSupplier port,
            Instant last,
            Consumer<Duty> fork) {
        this.day = day;
        this.street = street;
        this.fate = fate;
        this.memory = memory;
        this.phone = new Phone(day, key, memory, fate, figures, port);
        this.figures = figures;
        this.last = last;
        this.fork = fork;
        this.random = new Random(fate.seed() + memory.sequence);
        this.changes = fate.opens();
        this.signal = random.nextDouble() < 0.6;
    }

    /// A copy goes on where it was made, with every second moment; the other ones are left to the device itself.
    Duty copyOf(Duty other) {
        next = other.next + 1;
        step = 2;
        forked = true;
        return this;
    }

    Memory memory() {
        return memory;
    }

    @Override
    public void run() {
        try (phone) {
            while (day.now().isBefore(last) && !isDone()) {
                signDue();
                if (!ended
                        && next >= fate.captures().size()
                        && !day.now().isBefore(fate.closes())
                        && memory.sequence > 0) {
                    phone.pen().endShift();
                    ended = true;
                }
                if (phone.hasWaiting() && isOnline()) {
                    send();
                }
                day.sleepUntil(wakes());
            }
        }
    }

    private boolean isDone() {
        if (memory.destroyed) {
            return true;
        }
        return next >= fate.captures().size()
                && !day.now().isBefore(fate.closes())
                && (ended || memory.sequence == 0)
                && !phone.hasWaiting();
    }

    private void signDue() {
        while (next < fate.captures().size() && !fate.captures().get(next).isAfter(day.now()) && !memory.destroyed) {
            if (fate.is(Kind.CLONED) && !forked && next >= fate.captures().size() / 2) {
                forked = true;
                fork.accept(this);
                step = 2;
            }
            Instant moment = fate.captures().get(next);
            phone.pen().capture(moment, street.look(random, fate.number() + "-" + next));
            next += step;
        }
    }

    private void send() {
        if (day.now().isBefore(notBefore)) {
            return;
        }
        try {
            phone.round();
            failures = 0;
        } catch (IOException failure) {
            figures.failed(failure);
            failures = Math.min(failures + 1, 10);
            Duration wait = Duration.ofSeconds(Math.min(LONGEST_WAIT.toSeconds(), 1L << failures));
            notBefore = day.now().plusMillis(Math.round(wait.toMillis() * (0.8 + 0.4 * random.nextDouble())));
        }
    }

    private Instant wakes() {
        Instant soon = day.now().plus(GLANCE.multipliedBy(1 + random.nextInt(4)));
        if (next < fate.captures().size()) {
            Instant due = fate.captures().get(next);
            return due.isBefore(soon) || !phone.hasWaiting() ? due : soon;
        }
        return soon;
    }

    /// Back at the station there is a signal.
    private boolean isOnline() {
        Instant now = day.now();
        if (fate.is(Kind.TWO_DAYS)) {
            return now.isAfter(day.ends());
        }
        if (fate.is(Kind.LOST_AND_FOUND) || fate.is(Kind.STOLEN)) {
            Instant gone = fate.opens().plus(Duration.ofHours(3));
            return now.isBefore(gone) || (memory.revoked && !memory.destroyed);
        }
        if (now.isAfter(fate.closes())) {
            return true;
        }
        while (changes.isBefore(now)) {
            signal = !signal;
            double mean = (signal ? ONLINE : OFFLINE).toMillis();
            changes = changes.plusMillis(1 + Math.round(-mean * Math.log(1 - random.nextDouble())));
        }
        return signal;
    }
}
