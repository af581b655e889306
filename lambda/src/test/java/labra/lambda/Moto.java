package labra.lambda;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// moto, which answers as AWS's services do, from the Debian that `./labra test --aws` puts into a folder of its own.
final class Moto implements AutoCloseable {
    private static final Path ROOT =
            Path.of("../aws/target/moto").toAbsolutePath().normalize();

    final URI url;
    private final Process process;

    Moto() throws Exception {
        Assumptions.assumeTrue(
                Files.exists(ROOT.resolve("usr/bin/moto_server")),
                "skipped: moto is not in " + ROOT + "; ./labra test --aws puts it there as root, with debootstrap");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        url = URI.create("http://127.0.0.1:" + port);
        process = new ProcessBuilder(
                        "chroot", ROOT.toString(), "moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "moto.log").toFile())
                .start();
        for (int tries = 0; !answers(port); tries++) {
            if (tries == 300 || !process.isAlive()) {
                process.destroyForcibly();
                throw new AssertionError("moto did not begin: " + Files.readString(Path.of("target", "moto.log")));
            }
            Thread.sleep(100);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
