package labra.devices;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labra.platform.Sha256;
import labra.web.JsonBody;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// What a device signed: a JWS (RFC 7515, compact, ES256) whose header is one of a few, to the letter. It is kept as it
/// came. `hash` covers what was signed and not the signature, which is another each time.
public record Sealed(Kind kind, @Nullable UUID device, JsonNode payload, String jws, String hash) {
    static final int LONGEST = 32_768;

    private static final Pattern COMPACT = Pattern.compile("([\\w-]+)\\.([\\w-]+)\\.([\\w-]{86})");
    private static final Pattern HEADER = Pattern.compile("\\{\"alg\":\"ES256\","
            + "(?:\"kid\":\"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\",)?"
            + "\"typ\":\"labra-(acta|anulacion|turno|bloque|evidencia|alta)\\+jws\"}");

    /// What is said by it.
    enum Kind {
        ACTA,
        ANULACION,
        TURNO,
        BLOQUE,
        EVIDENCIA,
        ALTA
    }

    /// Reads it; whether the signature is the device's own is another question. Refuses what is no such text.
    public static Sealed read(String jws) {
        Matcher parts = COMPACT.matcher(jws);
        if (jws.length() > LONGEST || !parts.matches()) {
            throw Problem.BROKEN_SIGNATURE.refusal();
        }
        Matcher header = HEADER.matcher(new String(decoded(parts.group(1)), StandardCharsets.UTF_8));
        if (!header.matches()) {
            throw Problem.BROKEN_SIGNATURE.refusal();
        }
        Kind kind = Kind.valueOf(header.group(2).toUpperCase(java.util.Locale.ROOT));
        String device = header.group(1);
        if ((device == null) != (kind == Kind.ALTA)) {
            throw Problem.BROKEN_SIGNATURE.refusal();
        }
        JsonNode payload = JsonBody.read(decoded(parts.group(2)));
        if (!payload.isObject()) {
            throw Problem.UNREADABLE_JSON.refusal();
        }
        String hash = Sha256.hex(parts.group(1) + "." + parts.group(2));
        return new Sealed(kind, device == null ? null : UUID.fromString(device), payload, jws, hash);
    }

    boolean isSignedBy(DeviceKey key) {
        int end = jws.lastIndexOf('.');
        return key.verifies(jws.substring(0, end), decoded(jws.substring(end + 1)));
    }

    byte[] hashBytes() {
        return HexFormat.of().parseHex(hash);
    }

    private static byte[] decoded(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException garbled) {
            throw Problem.BROKEN_SIGNATURE.refusal();
        }
    }
}
