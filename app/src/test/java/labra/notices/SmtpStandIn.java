package labra.notices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// An SMTP server on the loopback that fails as it is told, mail by mail, and keeps what it took.
public final class SmtpStandIn implements AutoCloseable {
    /// How one mail goes wrong.
    enum Fault {
        NONE,
        /// Hangs up after the last byte and keeps nothing.
        LOST_AFTER_DATA,
        /// Hangs up after the last byte and keeps the mail.
        KEPT_WITHOUT_ANSWER,
        /// Keeps the mail and answers too late.
        KEPT_AND_SLOW,
        /// Does not answer RCPT in time.
        SLOW_AT_RCPT,
        /// Says that it is busy (451).
        BUSY,
        /// Closes the service (421).
        CLOSING
    }

    /// A mail that was taken.
    public record Taken(String recipient, String data) {
        public String header(String name) {
            return data.replaceAll("\r\n[ \t]+", " ")
                    .lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    private static final Duration TOO_LONG = Duration.ofMillis(2_500);

    final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    final Map<String, String> refusals = new ConcurrentHashMap<>();
    final List<Taken> taken = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket socket;
    private final @Nullable SSLContext tls;

    public SmtpStandIn(int port, @Nullable SSLContext tls) {
        try {
            this.socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        this.tls = tls;
        Thread.ofVirtual().start(this::accept);
    }

    public SmtpStandIn() {
        this(0, null);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<Taken> takenFor(String recipient) {
        return taken.stream()
                .filter(mail -> mail.recipient().equalsIgnoreCase(recipient))
                .toList();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> {
                    try (client) {
                        new Conversation(client).hold();
                    } catch (IOException gone) {
                        // The client hung up.
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }

    /// One connection.
    private final class Conversation {
        private Socket client;
        private BufferedReader in;
        private OutputStream out;
        private String recipient = "";
        private Fault fault = Fault.NONE;

        Conversation(Socket client) throws IOException {
            this.client = client;
            this.in = reader();
            this.out = client.getOutputStream();
        }

        private BufferedReader reader() throws IOException {
            return new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        }

        void hold() throws IOException {
            say("220 stand-in ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
                switch (verb) {
                    case "EHLO" ->
                        say(tls == null || client instanceof SSLSocket ? "250 hello" : "250-hello\r\n250 STARTTLS");
                    case "STARTTLS" -> encrypt();
                    case "RCPT" -> rcpt(line);
                    case "DATA" -> {
                        say("354 go on");
                        if (!data()) {
                            return;
                        }
                    }
                    case "QUIT" -> {
                        say("221 bye");
                        return;
                    }
                    default -> say("250 ok");
                }
                if (fault == Fault.CLOSING && verb.equals("RCPT")) {
                    return;
                }
            }
        }

        private void encrypt() throws IOException {
            say("220 go on");
            SSLContext context = java.util.Objects.requireNonNull(tls);
            SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(client, null, true);
            encrypted.setUseClientMode(false);
            client = encrypted;
            in = reader();
            out = client.getOutputStream();
        }

        private void rcpt(String line) throws IOException {
            recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            fault = java.util.Objects.requireNonNullElse(faults.poll(), Fault.NONE);
            switch (fault) {
                case SLOW_AT_RCPT -> {
                    linger();
                    say("250 ok at last");
                }
                case BUSY -> say("451 4.3.2 try again later");
                case CLOSING -> say("421 4.3.2 closing");
                default -> say(refusals.getOrDefault(recipient, "250 ok"));
            }
        }

        /// Whether the conversation goes on.
        private boolean data() throws IOException {
            StringBuilder data = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                data.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
            }
            if (fault == Fault.LOST_AFTER_DATA) {
                return false;
            }
            taken.add(new Taken(recipient, data.toString()));
            if (fault == Fault.KEPT_WITHOUT_ANSWER) {
                return false;
            }
            if (fault == Fault.KEPT_AND_SLOW) {
                linger();
            }
            say("250 2.0.0 taken as " + taken.size());
            return true;
        }

        private void linger() {
            try {
                Thread.sleep(TOO_LONG);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        private void say(String reply) throws IOException {
            out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
