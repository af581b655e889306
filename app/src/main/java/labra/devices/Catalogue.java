package labra.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import labra.offences.Offences;
import labra.platform.Database;
import labra.platform.Settings;
import labra.platform.Sha256;
import labra.platform.TownSettings;
import labra.vehicles.PlateFormats;
import org.jspecify.annotations.Nullable;

/// What an officer chooses from without a network: offences, formats of plates, limits. Its tag is the hash of it all.
@Singleton
class Catalogue {
    /// Thousands of devices ask within minutes; an offence may be offered so much later.
    private static final Duration KEPT = Duration.ofSeconds(5);

    private static final Map<String, Integer> LIMITS = Map.of(
            "comentarios", 2_000,
            "lugar", 300,
            "evidencia_bytes", NamedEvidence.LARGEST,
            "lote", 200,
            "lote_bytes", 1024 * 1024,
            "minutos_adelante", 5);

    private final Database database;
    private final TownSettings town;
    private final int evidence;
    private final ObjectMapper json;
    private final LoadingCache<String, Written> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build(only -> write());

    Catalogue(Database database, TownSettings town, Settings settings, ObjectMapper json) {
        this.database = database;
        this.town = town;
        this.evidence = settings.evidence().most();
        this.json = json;
    }

    /// The catalogue as it is sent, and its tag.
    record Written(String etag, String body) {}

    /// An offence that may be chosen.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Choice(
            @JsonProperty("codigo") String code,
            @JsonProperty("descripcion") String description,
            @JsonProperty("puntos") @Nullable Integer points) {}

    Written written() {
        return kept.get("");
    }

    private Written write() {
        List<Choice> offences = database.read(Offences.class, Offences::offered).stream()
                .map(offence -> new Choice(offence.code(), offence.description(), offence.points()))
                .toList();
        ObjectNode body = json.createObjectNode();
        body.put("pais", town.country());
        body.put("ciudad", town.name());
        body.put("zona", town.zone().getId());
        town.contact().ifPresent(contact -> body.put("contacto", contact));
        body.set("infracciones", json.valueToTree(offences));
        body.set("formatos_placa", json.valueToTree(new TreeMap<>(PlateFormats.all())));
        Map<String, Integer> limits = new TreeMap<>(LIMITS);
        limits.put("evidencias", Math.clamp(evidence, 0, NamedEvidence.MOST));
        body.set("limites", json.valueToTree(limits));
        try {
            String etag = Sha256.hex(json.writeValueAsString(body)).substring(0, 32);
            return new Written(etag, json.writeValueAsString(body.put("etag", etag)));
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
