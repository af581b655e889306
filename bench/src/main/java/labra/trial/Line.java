package labra.trial;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection that counts its bytes, can be cut in the middle of an answer, and is opened anew after any
/// failure.
public final class Line implements AutoCloseable {
    private static final int CONNECT_MILLIS = 3_000;

    private final IntSupplier port;
    private final int patienceMillis;
    private final LongAdder bytes;
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private long received;

    public Line(IntSupplier port, Duration patience, LongAdder bytes) {
        this.port = port;
        this.patienceMillis = (int) patience.toMillis();
        this.bytes = bytes;
    }

    /// A whole answer.
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public boolean isGood() {
            return status / 100 == 2;
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    public Answer get(String path, String... headers) throws IOException {
        return send("GET", path, new byte[0], headers);
    }

    public Answer post(String path, byte[] body, String... headers) throws IOException {
        return send("POST", path, body, headers);
    }

    /// Sends a request with its headers, name and value in turn, and reads the whole answer.
    public Answer send(String method, String path, byte[] body, String... headers) throws IOException {
        return exchange(method, path, body, Long.MAX_VALUE, headers);
    }

    /// The same, but the connection breaks after so many bytes of the answer: whatever was done is not known here.
    public void cut(String method, String path, byte[] body, int after, String... headers) throws IOException {
        exchange(method, path, body, after, headers);
        throw new EOFException("cut");
    }

    private Answer exchange(String method, String path, byte[] body, long most, String... headers) throws IOException {
        boolean whole = false;
        try {
            Socket open = opened();
            StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
            for (int i = 0; i < headers.length; i += 2) {
                head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            }
            if (!method.equals("GET")) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length + 2);
            request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            request.writeBytes(body);
            bytes.add(request.size());
            request.writeTo(open.getOutputStream());
            received = 0;
            Answer answer = answer(method, most);
            whole = !answer.header("connection").equalsIgnoreCase("close");
            return answer;
        } finally {
            bytes.add(received);
            if (!whole) {
                close();
            }
        }
    }

    private Socket opened() throws IOException {
        Socket open = socket;
        if (open == null || open.isClosed()) {
            open = new Socket();
            open.setTcpNoDelay(true);
            open.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.getAsInt()), CONNECT_MILLIS);
            open.setSoTimeout(patienceMillis);
            socket = open;
            in = new BufferedInputStream(open.getInputStream(), 1 << 15);
        }
        return open;
    }

    private Answer answer(String method, long most) throws IOException {
        String first = line(most);
        String[] words = first.split(" ", 3);
        if (words.length < 2 || !words[1].matches("\\d{3}")) {
            throw new IOException(first);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(most); !header.isEmpty(); header = line(most)) {
            int colon = header.indexOf(':');
            headers.merge(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip(),
                    (one, next) -> one + "\n" + next);
        }
        int status = Integer.parseInt(words[1]);
        return new Answer(status, headers, method.equals("HEAD") ? new byte[0] : body(status, headers, most));
    }

    private byte[] body(int status, Map<String, String> headers, long most) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return bytes(Integer.parseInt(headers.getOrDefault("content-length", "0")), most);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(most), 16); size > 0; size = Integer.parseInt(line(most), 16)) {
            whole.writeBytes(bytes(size, most));
            line(most);
        }
        line(most);
        return whole.toByteArray();
    }

    private byte[] bytes(int length, long most) throws IOException {
        byte[] read = source().readNBytes((int) Math.min(length, Math.max(0, most - received)));
        received += read.length;
        if (read.length < length) {
            throw new EOFException();
        }
        return read;
    }

    private String line(long most) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = source().read(); c != '\n'; c = source().read()) {
            if (c < 0 || ++received > most) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private InputStream source() throws IOException {
        if (in == null) {
            throw new EOFException();
        }
        return in;
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException gone) {
            // It is closed either way.
        }
        socket = null;
        in = null;
    }
}
