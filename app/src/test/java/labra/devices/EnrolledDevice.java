package labra.devices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.Api;
import labra.access.enrolment.Enrolments;
import labra.platform.Actor;

/// A device that enrolled over HTTP and signs as its browser would: one chain, its own numbers.
final class EnrolledDevice {
    static final ObjectMapper JSON = new ObjectMapper();

    final SigningDevice key = SigningDevice.fresh();
    final String badge = Api.unique("calle-");
    final long officer;
    final UUID id;
    final String series;
    final long lastNumber;
    long sequence = 1;
    long number;
    String head;

    private EnrolledDevice(Maker maker) {
        officer = maker.api.officer(badge);
        String code = maker.enrolments.issue(officer, new Enrolments.Wish(null, null), new Actor("test", ""));
        Response enrolled = enrol(code, key.prove(code));
        enrolled.then().statusCode(201);
        id = UUID.fromString(enrolled.path("id"));
        head = enrolled.path("anterior");
        series = enrolled.path("bloque.serie");
        number = ((Number) enrolled.path("bloque.desde")).longValue();
        lastNumber = ((Number) enrolled.path("bloque.hasta")).longValue();
    }

    /// Makes enrolled devices.
    @Singleton
    static class Maker {
        private final Api api;
        private final Enrolments enrolments;

        Maker(Api api, Enrolments enrolments) {
            this.api = api;
            this.enrolments = enrolments;
        }

        EnrolledDevice make() {
            return new EnrolledDevice(this);
        }
    }

    Response enrol(String code, String proof) {
        return enrol(code, key, proof);
    }

    static Response enrol(String code, SigningDevice key, String proof) {
        try {
            return Api.anonymous()
                    .body(Map.of(
                            "codigo",
                            code,
                            "clave_publica",
                            JSON.readValue(key.key().json(), Map.class),
                            "nombre",
                            "Móvil",
                            "plataforma",
                            "Android 15 · Chrome 140",
                            "prueba",
                            proof))
                    .post("/oficial/dispositivos");
        } catch (com.fasterxml.jackson.core.JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    /// The content of the next fine; what is signed of it moves the chain on.
    ObjectNode next(String plate) {
        return common().put("id", uuidV7())
                .put("serie", series)
                .put("numero", number++)
                .put("placa_patente", plate)
                .put("pais", "AR")
                .put("comentarios", "Semáforo en rojo");
    }

    ObjectNode common() {
        return JSON.createObjectNode()
                .put("v", 1)
                .put("dispositivo", id.toString())
                .put("secuencia", sequence)
                .put("anterior", head)
                .put("numero_unico", badge)
                .put("timestamp", "2026-03-01T14:30:00.000-03:00");
    }

    String sign(String type, ObjectNode payload) {
        String jws = key.sign(type, id, payload.toString());
        head = Sealed.read(jws).hash();
        sequence++;
        return jws;
    }

    String acta(String plate) {
        return sign("acta", next(plate));
    }

    Response send(String... texts) {
        return Api.anonymous().body(batch(texts)).post("/oficial/lote");
    }

    Map<String, Object> batch(String... texts) {
        return Map.of(
                "dispositivo",
                id.toString(),
                "hora",
                Instant.now().toString(),
                "pendientes",
                texts.length,
                "mas_viejo",
                "2026-03-01T14:30:00.000-03:00",
                "fotos_pendientes",
                0,
                "app",
                "1.0",
                "actas",
                List.of(texts));
    }

    static String uuidV7() {
        UUID random = UUID.randomUUID();
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (random.getMostSignificantBits() & 0xFFF);
        return new UUID(high, random.getLeastSignificantBits()).toString();
    }
}
