package labra.devices;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.UUID;
import labra.web.BadField;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// The signing part of a device, as its browser has it.
record SigningDevice(PrivateKey secret, DeviceKey key) {
    private static final String RFC_7515 = """
            {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",\
            "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}""";

    static SigningDevice ofRfc7515() {
        try {
            return of((EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(RFC_7515));
        } catch (JoseException never) {
            throw new IllegalStateException(never);
        }
    }

    static SigningDevice fresh() {
        try {
            return of(EcJwkGenerator.generateJwk(EllipticCurves.P256));
        } catch (JoseException never) {
            throw new IllegalStateException(never);
        }
    }

    private static SigningDevice of(EllipticCurveJsonWebKey jwk) {
        try {
            String json = jwk.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
            return new SigningDevice(jwk.getEcPrivateKey(), DeviceKey.read(new ObjectMapper().readTree(json)));
        } catch (BadField | java.io.IOException never) {
            throw new IllegalStateException(never);
        }
    }

    String sign(String type, UUID device, String payload) {
        return signWith("{\"alg\":\"ES256\",\"kid\":\"" + device + "\",\"typ\":\"labra-" + type + "+jws\"}", payload);
    }

    /// The proof of a key that is enrolled.
    String prove(String code) {
        return signWith("{\"alg\":\"ES256\",\"typ\":\"labra-alta+jws\"}", "{\"codigo\":\"" + code + "\"}");
    }

    String signWith(String header, String payload) {
        try {
            String signed = coded(header.getBytes(StandardCharsets.UTF_8)) + "."
                    + coded(payload.getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(secret);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + coded(signature.sign());
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String coded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
