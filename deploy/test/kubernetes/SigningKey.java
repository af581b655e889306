import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/// `java SigningKey.java FOLDER`: a key that signs tokens, as `./labra start` makes it, ten minutes old so that it signs at once.
void main(String[] arguments) throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    var id = "%013d".formatted(Instant.now().minus(Duration.ofMinutes(10)).toEpochMilli());
    Files.writeString(
            Path.of(arguments[0], id + ".jwk.json"),
            """
            {"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s","d":"%s","p":"%s","q":"%s","dp":"%s","dq":"%s","qi":"%s"}
            """.formatted(
                    id, text(key.getModulus()), text(key.getPublicExponent()), text(key.getPrivateExponent()),
                    text(key.getPrimeP()), text(key.getPrimeQ()), text(key.getPrimeExponentP()),
                    text(key.getPrimeExponentQ()), text(key.getCrtCoefficient())));
}

/// A number of a JSON Web Key: its bytes without a sign.
String text(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
}
