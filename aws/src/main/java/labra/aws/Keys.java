package labra.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Clock;
import java.util.Base64;

/// The application's keys, made once where the deployment is made, for Secrets Manager alone: settings as the
/// application reads them, and the public key by itself for the authorizer.
final class Keys {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int BITS = 2048;

    private Keys() {}

    /// Writes `application.properties` and `public-keys.json` into that folder, for nobody else to read.
    static void write(Path folder, Clock clock) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
            String id = "%013d".formatted(clock.millis());
            String shared = "\"kty\":\"RSA\",\"kid\":\"%s\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\"%s\",\"e\":\"%s\""
                    .formatted(id, number(key.getModulus()), number(key.getPublicExponent()));
            String whole = "{%s,\"d\":\"%s\",\"p\":\"%s\",\"q\":\"%s\",\"dp\":\"%s\",\"dq\":\"%s\",\"qi\":\"%s\"}"
                    .formatted(
                            shared,
                            number(key.getPrivateExponent()),
                            number(key.getPrimeP()),
                            number(key.getPrimeQ()),
                            number(key.getPrimeExponentP()),
                            number(key.getPrimeExponentQ()),
                            number(key.getCrtCoefficient()));
            byte[] sealing = new byte[32];
            new SecureRandom().nextBytes(sealing);
            keep(
                    folder.resolve("application.properties"),
                    "labra.keys.jwk=%s%nlabra.keys.sealing-jwk={\"kty\":\"oct\",\"kid\":\"%s\",\"k\":\"%s\"}%n"
                            .formatted(whole, id, BASE64.encodeToString(sealing)));
            keep(folder.resolve("public-keys.json"), "{\"keys\":[{%s}]}%n".formatted(shared));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("cannot make keys", impossible);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void keep(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
