package labra.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;

/// A network between two programs of this machine, which can be cut, stall, or break off in the middle of what it
/// carries.
public final class Proxy implements AutoCloseable {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int BREAK_WITHIN = 3_000;

    /// How the network is.
    public enum State {
        WHOLE,
        /// Nobody gets through, and who was through is cut off.
        CUT,
        /// Nothing passes, and nobody is told.
        STALLED,
        /// Whatever passes breaks off after a few bytes.
        BREAKING
    }

    private final ServerSocket socket;
    private final IntSupplier target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;

    public Proxy(IntSupplier target) {
        this.target = target;
        try {
            this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void become(State next) {
        state = next;
        if (next == State.CUT) {
            open.forEach(Proxy::end);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                if (state == State.CUT) {
                    end(client);
                } else {
                    Thread.ofVirtual().start(() -> carry(client));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket client) {
        Socket server = new Socket();
        open.add(client);
        open.add(server);
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.getAsInt()), CONNECT_MILLIS);
            Thread back = Thread.ofVirtual().start(() -> pass(server, client));
            pass(client, server);
            back.join();
        } catch (IOException away) {
            // The other side is away: so is this one.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(client);
            end(server);
            open.remove(client);
            open.remove(server);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[1 << 16];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (state == State.STALLED) {
                    Thread.sleep(20);
                }
                if (state == State.BREAKING) {
                    out.write(
                            buffer,
                            0,
                            Math.min(read, ThreadLocalRandom.current().nextInt(BREAK_WITHIN)));
                    break;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException gone) {
            // Told to the other side below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Proxy::end);
    }
}
