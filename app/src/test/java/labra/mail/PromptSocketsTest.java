package labra.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/// A mail's last piece does not wait for the server to acknowledge the piece before.
class PromptSocketsTest {
    @Test
    void every_way_to_connect_sends_at_once() throws IOException {
        SSLSocketFactory tls = PromptSockets.tls((SSLSocketFactory) SSLSocketFactory.getDefault());
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 50, here)) {
            int port = server.getLocalPort();
            for (SocketFactory sockets : List.of(PromptSockets.plain(), tls)) {
                assertPrompt(sockets.createSocket());
                assertPrompt(sockets.createSocket(here.getHostAddress(), port));
                assertPrompt(sockets.createSocket(here, port));
                assertPrompt(sockets.createSocket(here.getHostAddress(), port, here, 0));
                assertPrompt(sockets.createSocket(here, port, here, 0));
            }
            assertPrompt(tls.createSocket(new Socket(here, port), here.getHostAddress(), port, true));
        }
    }

    private static void assertPrompt(Socket socket) throws IOException {
        try (socket) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }
}
