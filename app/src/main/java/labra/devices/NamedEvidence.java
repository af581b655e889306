package labra.devices;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A photo, or a driver's signature, as the signed text of a fine names it: by the hash of its bytes. Its bytes come
/// apart, before or after, and count as soon as they have this hash.
public record NamedEvidence(String sha256, int bytes, String type, boolean signature) {
    /// How many a fine may bring; the signature is one of them.
    public static final int MOST = 7;

    public static final int LARGEST = 10 * 1024 * 1024;
    public static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp");

    private static final String LIST = "evidencias";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /// All that a signed text names, in its order; what is no photo's name is left out.
    static List<NamedEvidence> in(JsonNode said) {
        String stroke = said.path("firma_trazo").asText("");
        return said.path(LIST)
                .valueStream()
                .limit(MOST)
                .filter(NamedEvidence::isName)
                .map(named -> new NamedEvidence(
                        named.path("sha256").textValue(),
                        named.path("bytes").intValue(),
                        named.path("tipo").textValue(),
                        stroke.equals(named.path("sha256").textValue())))
                .toList();
    }

    /// Whether each of them can be kept; a text need not name any.
    static boolean isFit(JsonNode said) {
        JsonNode list = said.path(LIST);
        return list.isMissingNode()
                || list.isNull()
                || list.isArray() && list.size() <= MOST && list.valueStream().allMatch(NamedEvidence::isName);
    }

    private static boolean isName(JsonNode named) {
        JsonNode bytes = named.path("bytes");
        String hash = named.path("sha256").textValue();
        String type = named.path("tipo").textValue();
        return hash != null
                && HASH.matcher(hash).matches()
                && type != null
                && TYPES.contains(type)
                && bytes.isIntegralNumber()
                && bytes.canConvertToInt()
                && bytes.intValue() > 0
                && bytes.intValue() <= LARGEST;
    }
}
