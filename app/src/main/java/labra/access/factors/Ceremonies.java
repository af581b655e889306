package labra.access.factors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// The two conversations of WebAuthn: a device makes a passkey, and later shows that it has it. What is asked of the
/// device, and whether its answer is right. The device has to have checked who uses it.
public final class Ceremonies {
    private static final int PATIENCE_MILLIS = 300_000;
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);
    private static final List<PublicKeyCredentialParameters> KEYS = ALGORITHMS.stream()
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectConverter CONVERTER = new ObjectConverter();
    private static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
    private static final AttestedCredentialDataConverter CREDENTIALS = new AttestedCredentialDataConverter(CONVERTER);

    private Ceremonies() {}

    /// Whose passkey it is to be: what devices know them by, and what they call themselves.
    public record Holder(byte[] handle, String login) {}

    /// What a device answered: the passkey by its id, and the owner that it names.
    public record Named(byte[] id, byte[] handle) {}

    /// What is kept of a passkey, and of its last use.
    public record Kept(byte[] id, byte[] credential, boolean backupEligible, long counter) {}

    public static ObjectNode creation(RelyingParty party, byte[] challenge, Holder holder, List<byte[]> present) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.putObject("rp").put("id", party.id()).put("name", party.id());
        asked.putObject("user")
                .put("id", text(holder.handle()))
                .put("name", holder.login())
                .put("displayName", holder.login());
        asked.put("challenge", text(challenge)).put("timeout", PATIENCE_MILLIS).put("attestation", "none");
        var keys = asked.putArray("pubKeyCredParams");
        ALGORITHMS.forEach(
                algorithm -> keys.addObject().put("type", "public-key").put("alg", algorithm.getValue()));
        var excluded = asked.putArray("excludeCredentials");
        present.forEach(id -> excluded.addObject().put("type", "public-key").put("id", text(id)));
        asked.putObject("authenticatorSelection")
                .put("residentKey", "required")
                .put("requireResidentKey", true)
                .put("userVerification", "required");
        return asked;
    }

    public static ObjectNode request(RelyingParty party, byte[] challenge) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("challenge", text(challenge))
                .put("rpId", party.id())
                .put("timeout", PATIENCE_MILLIS)
                .put("userVerification", "required");
    }

    /// The passkey that a device made, when its answer is right.
    public static Optional<Kept> created(RelyingParty party, byte[] challenge, String answer) {
        try {
            var right = MANAGER.verifyRegistrationResponseJSON(
                    answer, new RegistrationParameters(property(party, challenge), KEYS, true, true));
            var data = Objects.requireNonNull(right.getAttestationObject()).getAuthenticatorData();
            var credential = Objects.requireNonNull(data.getAttestedCredentialData());
            return Optional.of(new Kept(
                    credential.getCredentialId(),
                    CREDENTIALS.convert(credential),
                    data.isFlagBE(),
                    data.getSignCount()));
        } catch (VerificationException | DataConversionException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /// Which passkey an answer is about, before it is known to be right.
    public static Optional<Named> named(String answer) {
        try {
            JsonNode sent = JSON.readTree(answer);
            return Optional.of(new Named(
                    bytes(sent.path("id").asText()),
                    bytes(sent.path("response").path("userHandle").asText())));
        } catch (JsonProcessingException | IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    /// The passkey's counter after this use, when the answer is right and the counter grew, where the device counts.
    public static Optional<Long> used(RelyingParty party, byte[] challenge, Kept kept, String answer) {
        try {
            var record = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    true,
                    kept.backupEligible(),
                    null,
                    kept.counter(),
                    CREDENTIALS.convert(kept.credential()),
                    null,
                    null,
                    null,
                    null);
            var right = MANAGER.verifyAuthenticationResponseJSON(
                    answer, new AuthenticationParameters(property(party, challenge), record, null, true, true));
            return Optional.of(
                    Objects.requireNonNull(right.getAuthenticatorData()).getSignCount());
        } catch (VerificationException | DataConversionException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static ServerProperty property(RelyingParty party, byte[] challenge) {
        return ServerProperty.builder()
                .origins(party.origins().stream().map(Origin::new).collect(Collectors.toSet()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
