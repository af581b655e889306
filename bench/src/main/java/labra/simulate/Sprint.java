package labra.simulate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import labra.simulate.Enrolment.Enrolled;
import labra.trial.Running;

/// How many signed fines a second the server takes: signed before, sent at once in full batches by a few devices.
record Sprint(Day day, Street street, Figures figures, int port) {
    static final int DEVICES = 8;
    private static final int BLOCK = 500;
    private static final int BUSY = 503;
    private static final int AGAIN_MILLIS = 500;

    /// Of a device: so many numbers it is leased, and so many it may sign.
    private static final int MOST_EACH = 1_900;
    static final int MOST = DEVICES * MOST_EACH;

    double run(List<Enrolled> devices, int fines) throws InterruptedException, ExecutionException {
        if (devices.isEmpty()) {
            return 0;
        }
        List<Phone> phones = new ArrayList<>();
        int each = fines / devices.size();
        for (Enrolled device : devices) {
            phones.add(prepared(device, each));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(phones.size())) {
            long start = System.nanoTime();
            List<Callable<Boolean>> sends = new ArrayList<>();
            phones.forEach(phone -> sends.add(() -> sent(phone)));
            for (Future<Boolean> sent : threads.invokeAll(sends)) {
                sent.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            phones.forEach(Phone::close);
            return each * phones.size() / seconds;
        }
    }

    /// A server that has too much to do says so, and is asked again.
    private static boolean sent(Phone phone) throws IOException {
        while (phone.hasWaiting()) {
            try {
                phone.round();
            } catch (Phone.Failure failure) {
                if (failure.status != BUSY) {
                    throw failure;
                }
                Running.pause(AGAIN_MILLIS);
            }
        }
        return true;
    }

    private Phone prepared(Enrolled device, int each) {
        Phone phone = new Phone(day, device.key(), device.memory(), device.fate(), figures, () -> port);
        Random random = new Random(device.fate().seed());
        try {
            while (device.memory().left() < each) {
                phone.wantNumbers(BLOCK);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        for (int i = 0; i < each; i++) {
            phone.pen().capture(day.now(), street.look(random, device.fate().number() + "-" + i));
        }
        return phone;
    }
}
