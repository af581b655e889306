package labra.devices;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.util.Map;
import java.util.regex.Pattern;
import labra.web.BadField;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/// The public key of a device, on the curve P-256. Its private half cannot leave the device's browser.
record DeviceKey(ECPublicKey key, String thumbprint, String json) {
    private static final Pattern COORDINATE = Pattern.compile("[\\w-]{43}");

    /// Reads a JWK (RFC 7517); a private one is refused, and a point that is not on the curve.
    static DeviceKey read(JsonNode jwk) throws BadField {
        String x = jwk.path("x").asText();
        String y = jwk.path("y").asText();
        if (!jwk.path("kty").asText().equals("EC")
                || !jwk.path("crv").asText().equals("P-256")
                || !COORDINATE.matcher(x).matches()
                || !COORDINATE.matcher(y).matches()
                || jwk.has("d")) {
            throw new BadField("field.not-a-device-key");
        }
        DeviceKey read = of(x, y);
        if (!read.isOnCurve()) {
            throw new BadField("field.not-a-device-key");
        }
        return read;
    }

    private static DeviceKey of(String x, String y) throws BadField {
        try {
            var jwk = new EllipticCurveJsonWebKey(Map.of("kty", "EC", "crv", "P-256", "x", x, "y", y), null);
            return new DeviceKey(
                    jwk.getECPublicKey(),
                    jwk.calculateBase64urlEncodedThumbprint("SHA-256"),
                    jwk.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        } catch (JoseException | IllegalArgumentException unreadable) {
            throw new BadField("field.not-a-device-key");
        }
    }

    /// Whether this key made that signature (r and s, 32 bytes each) of the text.
    boolean verifies(String text, byte[] signature) {
        return SignatureCheck.passes(key, text.getBytes(StandardCharsets.US_ASCII), signature);
    }

    private boolean isOnCurve() {
        ECParameterSpec curve = key.getParams();
        BigInteger prime = ((ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        BigInteger right = x.pow(3)
                .add(x.multiply(curve.getCurve().getA()))
                .add(curve.getCurve().getB())
                .mod(prime);
        return x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && y.pow(2).mod(prime).equals(right);
    }
}
