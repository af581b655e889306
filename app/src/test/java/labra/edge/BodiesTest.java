package labra.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whoever goes away takes up no room: neither the memory for bodies nor an address's share of them is lost for ever,
/// at whatever moment the connection ends.
@QuarkusTest
class BodiesTest {
    private static final int CLIENTS = 500;
    private static final int AT_ONCE = 50;
    private static final int SIZE = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Bodies bodies;

    /// How a client leaves.
    private enum Leaving {
        WITH_THE_ANSWER,
        WITHIN_THE_ANSWER,
        WITHOUT_THE_ANSWER,
        WITHIN_THE_BODY,
        RESET,
        RESET_WITHIN_THE_BODY
    }

    @ParameterizedTest
    @EnumSource
    void who_leaves_takes_up_no_room(Leaving leaving) throws InterruptedException {
        try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(() -> send(leaving));
            }
        }
        assertNoRoomIsTaken();
    }

    /// Whatever carries requests is busy until all clients are gone.
    @ParameterizedTest
    @EnumSource(names = {"WITHOUT_THE_ANSWER", "WITHIN_THE_BODY", "RESET", "RESET_WITHIN_THE_BODY"})
    void nor_does_who_left_before_the_body_was_read(Leaving leaving) throws InterruptedException, IOException {
        AtomicBoolean busy = new AtomicBoolean(true);
        List<Thread> carried = new ArrayList<>();
        try {
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                carried.add(Thread.ofVirtual().start(() -> {
                    while (busy.get()) {
                        Thread.onSpinWait();
                    }
                }));
            }
            for (int i = 0; i < AT_ONCE; i++) {
                send(leaving);
            }
            Thread.sleep(300);
        } finally {
            busy.set(false);
        }
        for (Thread one : carried) {
            one.join();
        }
        Thread.sleep(300);
        assertNoRoomIsTaken();
    }

    private void assertNoRoomIsTaken() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while ((bodies.held() > 0 || bodies.arriving() > 0) && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(bodies.held()).isZero();
        assertThat(bodies.arriving()).isZero();
        assertThatCode(() -> send(Leaving.WITH_THE_ANSWER)).doesNotThrowAnyException();
    }

    private static Void send(Leaving leaving) throws IOException, InterruptedException {
        boolean cut = leaving == Leaving.WITHIN_THE_BODY || leaving == Leaving.RESET_WITHIN_THE_BODY;
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoLinger(leaving == Leaving.RESET || leaving == Leaving.RESET_WITHIN_THE_BODY, 0);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /oficial/lote HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                    + SIZE + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[cut ? SIZE / 2 : SIZE]);
            out.flush();
            if (cut) {
                Thread.sleep(2);
            }
            switch (leaving) {
                case WITH_THE_ANSWER ->
                    assertThat(socket.getInputStream().readNBytes(12)).hasSize(12);
                case WITHIN_THE_ANSWER -> socket.getInputStream().readNBytes(5);
                case WITHOUT_THE_ANSWER, WITHIN_THE_BODY, RESET, RESET_WITHIN_THE_BODY -> {}
            }
        }
        return null;
    }
}
