package labra.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/// Values that the fields of a fine cannot take, as raw JSON; null stands for a missing field.
final class BadFields {
    private BadFields() {}

    static Stream<Arguments> plates() {
        String tooLong = quoted("AB-123 ".repeat(6));
        return of("placa_patente", null, "null", "\"\"", "\"   \"", "\"-\"", "\"A\"", "\"ABCDEFG123456\"", tooLong);
    }

    static Stream<Arguments> timestamps() {
        return of(
                "timestamp",
                null,
                "null",
                "\"\"",
                "\" \"",
                "\"ayer\"",
                "\"2024-05-10\"",
                "\"2024-05-10Z\"",
                "\"2024-05-10T\"",
                "\"2024-05-10T14Z\"",
                "\"10/05/2024 14:30\"",
                "\"20240510T143000Z\"",
                "\"2024-5-1T10:00Z\"",
                "\"2024-02-31T10:00:00Z\"",
                "\"2023-02-29T10:00:00Z\"",
                "\"2024-13-01T10:00:00Z\"",
                "\"2024-00-10T10:00:00Z\"",
                "\"2024-05-10T24:00:00Z\"",
                "\"2024-05-10T23:60:00Z\"",
                "\"2024-05-10T23:59:60Z\"",
                "\"2024-05-10T10:00:00+25:00\"",
                "\"2024-05-10T10:00:00+03:60\"",
                "\"2024-05-10T10:00:00 America/Bogota\"",
                "\"1899-12-31T23:59:59Z\"",
                "\"9999-12-31T23:59:59Z\"",
                "\"1715351400\"",
                "\"٢٠٢٤-٠٥-١٠T١٤:٣٠:٠٠Z\"",
                "\"2024-05-10T14:30:00Z\\u0000\"",
                "true",
                "[]",
                "{}",
                quoted(Instant.now().plus(Duration.ofMinutes(6)).toString()));
    }

    static Stream<Arguments> epochs() {
        long soon = Instant.now().plus(Duration.ofMinutes(6)).toEpochMilli();
        return of(
                "timestamp",
                "99999999999999999999",
                "-99999999999999",
                "253402300800000",
                "1e400",
                "1e-999999999",
                "-1e-999999999",
                "1e999999999",
                Long.toString(soon),
                Long.toString(soon / 1000));
    }

    static Stream<Arguments> texts() {
        Stream<String> everywhere = Stream.of(
                "7",
                "1.5",
                "true",
                "[]",
                "{}",
                "[\"AB123CD\"]",
                "\"AB\\u0000123\"",
                "\"AB1\\u0007\"",
                "\"\\ud800AB1\"",
                "\"AB1\\udc00\"",
                "\"\\udc00\\ud800\"",
                "\"AB\\u00851\"",
                quoted("A1".repeat(5_000)));
        Stream<Arguments> all = everywhere.flatMap(json -> Stream.of(
                Arguments.of("placa_patente", json),
                Arguments.of("comentarios", json),
                Arguments.of("infraccion", json),
                Arguments.of("lugar", json)));
        return Stream.of(
                        all,
                        of(
                                "placa_patente",
                                "\"ÑAB123\"",
                                "\"АВ123СD\"",
                                "\"ＡＢ１２３\"",
                                "\"A\\u0301B123\"",
                                "\"AB\\ufffd123\"",
                                "\"AB😀123\"",
                                "\"AB1²3\""),
                        of("comentarios", null, "null", quoted("ñ".repeat(2_001))),
                        of("infraccion", "\"\"", "\" \"", quoted("x".repeat(41))),
                        of("lugar", "\"\"", "\"\\t\"", quoted("x".repeat(301))))
                .flatMap(cases -> cases);
    }

    static Stream<Arguments> ids() {
        return of(
                "id",
                "1",
                "true",
                "{}",
                "\"\"",
                "\"abc\"",
                "\"550e8400-e29b-41d4-a716-446655440000\"",
                "\"00000000-0000-0000-0000-000000000000\"",
                "\"01890a5d-ac96-774b-0cce-b302099a8057\"",
                "\"{01890a5d-ac96-774b-bcce-b302099a8057}\"",
                "\"01890a5dac96774bbcceb302099a8057\"",
                "\"01890a5d-ac96-774b-bcce-b302099a80570\"",
                "\"01890a5d-ac96-774b-bcce-b302099a805g\"");
    }

    static Stream<Arguments> coordinates() {
        return Stream.of("latitud", "longitud")
                .flatMap(field ->
                        of(field, "180.0001", "-181", "1e400", "-1e400", "\"-34.6\"", "\"\"", "true", "[]", "{}"));
    }

    private static Stream<Arguments> of(String field, @Nullable String... values) {
        return Arrays.stream(values).map(json -> Arguments.of(field, json));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
