package labra.contract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Bodies that are not one JSON object in UTF-8.
final class BadBodies {
    private BadBodies() {}

    static Stream<Arguments> bodies() {
        String fine = FineJson.of("ZZ999ZZ").toString();
        String deep = "{\"x\": " + "[".repeat(50) + "]".repeat(50) + "}";
        String veryDeep = "[".repeat(16_000);
        return Stream.of(
                        Stream.of(
                                        "",
                                        " ",
                                        "null",
                                        "[]",
                                        "\"x\"",
                                        "1",
                                        "true",
                                        "{",
                                        "}",
                                        "]",
                                        "{\"a\":1,}",
                                        "{'a':1}",
                                        "{a:1}",
                                        "{\"a\" 1}",
                                        "{\"a\":}",
                                        "{}{}",
                                        "{} x",
                                        "nul",
                                        "{\"a\":NaN}",
                                        "{\"a\":01}",
                                        "{\"a\":\"\t\"}",
                                        "{\"a\":\"\n\"}",
                                        "{\"a\":\"\\x\"}",
                                        "{/**/}",
                                        "{}//",
                                        deep,
                                        veryDeep,
                                        "[" + fine + "]",
                                        fine + fine,
                                        fine + " ]",
                                        fine.substring(0, fine.length() - 1),
                                        "{\"lugar\": 1" + "0".repeat(200) + "}",
                                        "\uFEFF\uFEFF{}",
                                        fine.replace("\"timestamp\"", "\"placa_patente\""))
                                .map(text -> body(text, StandardCharsets.UTF_8)),
                        Stream.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE")
                                .map(charset -> body(fine, Charset.forName(charset))),
                        Stream.of(
                                body(fine.replace("Prueba", "Señal"), StandardCharsets.ISO_8859_1),
                                invalid(0xC0, 0xAF),
                                invalid(0xED, 0xA0, 0x80),
                                invalid(0xE2, 0x82),
                                invalid(0xFF)))
                .flatMap(cases -> cases);
    }

    private static Arguments body(String text, Charset charset) {
        String name = charset + " " + (text.length() > 60 ? text.substring(0, 60) + "…" : text);
        return Arguments.of(name.replace("\n", "\\n"), text.getBytes(charset));
    }

    private static Arguments invalid(int... bytes) {
        byte[] body = FineJson.of("ZZ999ZZ")
                .with("lugar", "\"" + "#".repeat(bytes.length) + "\"")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        int at = new String(body, StandardCharsets.UTF_8).indexOf('#');
        for (int i = 0; i < bytes.length; i++) {
            body[at + i] = (byte) bytes[i];
        }
        return Arguments.of("bytes " + Arrays.toString(bytes), body);
    }
}
