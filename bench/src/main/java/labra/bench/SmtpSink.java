package labra.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// An SMTP server on the loopback that takes every mail and keeps only its Message-ID.
public final class SmtpSink implements AutoCloseable {
    private static final String ID = "Message-ID:";

    private final ServerSocket socket;
    private final AtomicLong mails = new AtomicLong();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    public SmtpSink() {
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public long mails() {
        return mails.get();
    }

    /// Mails that are not the same as another.
    public long distinct() {
        return ids.size();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> hold(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void hold(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = client.getOutputStream();
            say(out, "220 sink");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.toUpperCase(Locale.ROOT).startsWith("DATA")) {
                    say(out, "354 go on");
                    take(in);
                }
                say(out, "250 ok");
            }
        } catch (IOException gone) {
            // The client hung up.
        }
    }

    private void take(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.regionMatches(true, 0, ID, 0, ID.length())) {
                ids.add(line.substring(ID.length()).strip());
            }
        }
        mails.incrementAndGet();
    }

    private static void say(OutputStream out, String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
