package labra.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One hostile request. The head names who asks by a placeholder, so that it is the same in every run; one that is not
/// whole ends before what it announced.
record Attempt(int number, Caller caller, String head, byte[] body, boolean isWhole) {
    private static final int SHOWN = 600;

    boolean asks(String method) {
        return head.startsWith(method + " ");
    }

    byte[] bytes(@Nullable String credential) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String text = head.replace(Caller.PLACE, credential == null ? "" : credential);
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /// As a shell sends it again, and how this very request is made again whatever its length.
    String repeated(long seed) {
        String text = head + new String(body, StandardCharsets.ISO_8859_1);
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "… (" + text.length() + " bytes)" : text;
        return "./labra test --hostile --seed " + seed + " --only " + number + "\n    printf '" + escaped(shown)
                + "' | nc localhost 8000    # " + Caller.PLACE + ": " + caller.name();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(sign -> escaped.append(
                        switch (sign) {
                            case '\r' -> "\\r";
                            case '\n' -> "\\n";
                            case '%' -> "%%";
                            case '\\' -> "\\\\";
                            case '\'' -> "\\047";
                            default ->
                                sign < ' ' || (sign > '~' && sign < 0x100)
                                        ? "\\%03o".formatted(sign)
                                        : Character.toString(sign);
                        }));
        return escaped.toString();
    }
}
