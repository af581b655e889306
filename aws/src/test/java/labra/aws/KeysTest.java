package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keys that a deployment makes.
class KeysTest {
    @TempDir
    Path folder;

    @Test
    void what_one_half_signs_the_other_verifies_and_nobody_else_reads_them() throws Exception {
        Keys.write(folder, Clock.systemUTC());
        Properties settings = new Properties();
        settings.load(new StringReader(Files.readString(folder.resolve("application.properties"))));
        var whole = new ObjectMapper().readTree(settings.getProperty("labra.keys.jwk"));
        var shared = new ObjectMapper()
                .readTree(folder.resolve("public-keys.json").toFile())
                .path("keys")
                .path(0);
        assertThat(shared.has("d")).isFalse();
        assertThat(shared.path("kid").asText())
                .isEqualTo(whole.path("kid").asText())
                .hasSize(13);
        assertThat(new ObjectMapper()
                        .readTree(settings.getProperty("labra.keys.sealing-jwk"))
                        .path("k")
                        .asText())
                .hasSize(43);
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        Signature signs = Signature.getInstance("SHA256withRSA");
        signs.initSign(rsa.generatePrivate(new RSAPrivateKeySpec(
                number(whole.path("n").asText()), number(whole.path("d").asText()))));
        signs.update(new byte[] {1, 2, 3});
        Signature verifies = Signature.getInstance("SHA256withRSA");
        verifies.initVerify(rsa.generatePublic(new RSAPublicKeySpec(
                number(shared.path("n").asText()), number(shared.path("e").asText()))));
        verifies.update(new byte[] {1, 2, 3});
        assertThat(verifies.verify(signs.sign())).isTrue();
        assertThat(Files.getPosixFilePermissions(folder.resolve("application.properties")))
                .hasSize(2);
    }

    private static BigInteger number(String text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text));
    }
}
