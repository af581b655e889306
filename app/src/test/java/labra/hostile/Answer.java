package labra.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What came back until the connection ended, or did not end.
record Answer(String text, boolean isCut, boolean hangs) {
    private static final Pattern BARE =
            Pattern.compile("http/1\\.[01] 4[^\r\n]*(\r\n(content-length: 0|connection: [a-z-]+))*");

    private static final int PATIENCE = 25_000;
    private static final int UNTIL_THE_END_IS_SAID = 400;
    private static final int MUCH = 8 * 1024;
    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.[01] (\\d{3})");
    private static final Pattern INSIDES = Pattern.compile(
            "\\b(at (java|labra|io|org)\\.|java\\.(lang|util|sql|io)\\.|org\\.(postgresql|jboss|jdbi)|io\\.(quarkus|vertx|netty))");

    static Answer to(int port, byte[] request, boolean whole) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        boolean cut = false;
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.setSoTimeout(whole ? PATIENCE : UNTIL_THE_END_IS_SAID);
            cut = !write(socket, request);
            read(socket, answer, !whole);
        } catch (SocketTimeoutException hangs) {
            return new Answer(answer.toString(StandardCharsets.UTF_8), cut, true);
        } catch (IOException reset) {
            cut = true;
        }
        return new Answer(answer.toString(StandardCharsets.UTF_8), cut, false);
    }

    private static boolean write(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
            return true;
        } catch (IOException refusedEarly) {
            return false;
        }
    }

    /// A request that is not whole is waited for until the client says that nothing more comes.
    private static void read(Socket socket, ByteArrayOutputStream answer, boolean ends) throws IOException {
        InputStream in = socket.getInputStream();
        try {
            in.transferTo(answer);
        } catch (SocketTimeoutException waited) {
            if (!ends) {
                throw waited;
            }
            socket.shutdownOutput();
            socket.setSoTimeout(PATIENCE);
            in.transferTo(answer);
        }
    }

    /// Of the last answer that is one.
    int status() {
        return STATUS.matcher(text)
                .results()
                .mapToInt(status -> Integer.parseInt(status.group(1)))
                .filter(status -> status >= 200)
                .reduce(0, (first, last) -> last);
    }

    private String head() {
        int start = Math.max(text.lastIndexOf("HTTP/1.1 " + status()), text.lastIndexOf("HTTP/1.0 " + status()));
        return start < 0 ? "" : text.substring(start).split("\r\n\r\n", 2)[0].toLowerCase(Locale.ROOT);
    }

    /// What the HTTP server refuses by itself. It gets its words in the packaged application, where the launcher's test
    /// reads them; in a test Netty does not see the class that gives them.
    private static boolean isBare(String head, Attempt attempt) {
        return (head.endsWith("content-length: 0") || attempt.asks("HEAD"))
                && BARE.matcher(head).matches();
    }

    private boolean hasFailed() {
        return STATUS.matcher(text)
                .results()
                .anyMatch(status ->
                        status.group(1).startsWith("5") && !status.group(1).equals("503"));
    }

    /// What is wrong with it as an answer to that.
    List<String> faults(Attempt attempt) {
        List<String> faults = new ArrayList<>();
        String head = head();
        int status = status();
        boolean hasWords = text.contains("\"mensaje\"") || text.contains("<html") || attempt.asks("HEAD");
        boolean isBare = isBare(head, attempt);
        note(faults, hangs, "the connection hangs");
        note(faults, status == 503 && !head.contains("\r\nretry-after: "), "503 without Retry-After");
        note(faults, hasFailed(), "a failure");
        note(faults, status >= 400 && !hasWords && !isBare, "a refusal without words");
        note(faults, status == 0 && attempt.isWhole() && !(isCut && attempt.body().length > MUCH), "no answer");
        note(faults, status > 0 && !isBare && !head.contains("\r\nx-content-type-options: nosniff"), "no protection");
        note(
                faults,
                head.contains("\r\n" + Texts.INJECTED.toLowerCase(Locale.ROOT) + ":"),
                "a line of ours in its head");
        note(faults, head.contains("text/html") && text.contains(Texts.SCRIPT), "a script of ours in its page");
        note(faults, INSIDES.matcher(text).find(), "its insides");
        return faults;
    }

    private static void note(List<String> faults, boolean present, String fault) {
        if (present) {
            faults.add(fault);
        }
    }
}
