package labra.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import labra.trial.Office;

/// The key of a device, made by the JDK and not by the server's library, and what it signs with it (docs/adr/0040).
record Key(PrivateKey secret, String x, String y) {
    /// What was signed, and its hash, which is without the signature.
    record Text(String jws, String hash) {}

    static Key fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey open = (ECPublicKey) pair.getPublic();
            return new Key(
                    pair.getPrivate(),
                    coordinate(open.getW().getAffineX()),
                    coordinate(open.getW().getAffineY()));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    ObjectNode jwk() {
        return Office.JSON
                .createObjectNode()
                .put("crv", "P-256")
                .put("kty", "EC")
                .put("x", x)
                .put("y", y);
    }

    /// The first link of the chain of that device.
    String firstLink(String device) {
        String print = coded(sha256("{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}"));
        return HexFormat.of().formatHex(sha256("labra-cadena-1\n" + device + "\n" + print));
    }

    Text prove(String code) {
        return sign("{\"alg\":\"ES256\",\"typ\":\"labra-alta+jws\"}", "{\"codigo\":\"" + code + "\"}");
    }

    Text sign(String kind, String device, ObjectNode said) {
        return sign(
                "{\"alg\":\"ES256\",\"kid\":\"" + device + "\",\"typ\":\"labra-" + kind + "+jws\"}", said.toString());
    }

    private Text sign(String header, String payload) {
        try {
            String signed = coded(header.getBytes(StandardCharsets.UTF_8)) + "."
                    + coded(payload.getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(secret);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return new Text(
                    signed + "." + coded(signature.sign()), HexFormat.of().formatHex(sha256(signed)));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return coded(Arrays.copyOf(fixed, 32));
    }

    private static String coded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
