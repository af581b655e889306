package labra;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port that nobody listens at. It stays free until somebody takes it: systems give to clients only those above.
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int LAST = 30_000;

    private FreePort() {}

    public static int any() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (ServerSocket _ = new ServerSocket(port)) {
                return port;
            } catch (IOException taken) {
                // Another one is free.
            }
        }
    }
}
