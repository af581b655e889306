package labra.devices;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import labra.access.enrolment.Enrolments;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.Refusal;
import labra.web.Writes;
import org.jdbi.v3.core.Handle;

/// Makes a device of a code that an administrator showed and of a key that the device made and proves to hold.
@Singleton
class DeviceEnrolment {
    private static final int LONGEST_CODE = 40;
    private static final Map<String, Problem> REFUSALS = Map.of("device_key", Problem.DEVICE_KEY_TAKEN);

    private final Database database;
    private final Writes writes;
    private final Enrolments enrolments;
    private final NumberLease numbers;
    private final Clock clock;

    DeviceEnrolment(Database database, Writes writes, Enrolments enrolments, NumberLease numbers, Clock clock) {
        this.database = database;
        this.writes = writes;
        this.enrolments = enrolments;
        this.numbers = numbers;
        this.clock = clock;
    }

    /// Who may sign on the device.
    record Signer(
            @JsonProperty("numero_unico") String badge,
            @JsonProperty("nombre") String name) {}

    /// What a new device is told.
    record Enrolled(
            UUID id,
            @JsonProperty("anterior") String previous,
            @JsonProperty("hora") Instant now,
            @JsonProperty("oficiales") List<Signer> signers,
            @JsonProperty("bloque") NumberBlocks.Block block) {}

    /// What a device asks with.
    private record Request(String code, DeviceKey key, String name, String platform) {
        static Request read(Fields fields) {
            Field<String> code = fields.required("codigo", Fields.name(LONGEST_CODE));
            Field<DeviceKey> key = fields.required("clave_publica", DeviceKey::read);
            Field<String> name = fields.required("nombre", Fields.name(100));
            Field<String> platform = fields.required("plataforma", Fields.name(200));
            Field<String> proof = fields.required("prueba", Fields.secret(2_000));
            fields.check();
            if (!isProven(proof.get(), key.get(), code.get())) {
                fields.reject(new FieldError("prueba", "field.not-a-proof"));
                fields.check();
            }
            return new Request(code.get(), key.get(), name.get(), platform.get());
        }

        private static boolean isProven(String proof, DeviceKey key, String code) {
            try {
                Sealed sealed = Sealed.read(proof);
                String signed = sealed.payload().path("codigo").asText();
                return sealed.kind() == Sealed.Kind.ALTA
                        && Enrolments.normalised(signed).equals(Enrolments.normalised(code))
                        && sealed.isSignedBy(key);
            } catch (Refusal unreadable) {
                return false;
            }
        }
    }

    Enrolled enrol(Fields fields, Actor actor) {
        Request request = Request.read(fields);
        if (database.read(Devices.class, devices -> devices.isEnrolled(request.key.thumbprint()))) {
            throw Problem.DEVICE_KEY_TAKEN.refusal();
        }
        Optional<Made> made = writes.in(
                actor,
                REFUSALS,
                handle -> enrolments.redeem(handle, request.code).map(officer -> make(handle, request, officer)));
        enrolments.note(made.map(Made::officerId).orElse(null), actor);
        return made.orElseThrow(Problem.CODE_GONE::refusal).enrolled();
    }

    private record Made(long officerId, Enrolled enrolled) {}

    private Made make(Handle handle, Request request, long officer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = UUID.randomUUID();
        Device device = new Device(
                id,
                request.name,
                request.platform,
                request.key.json(),
                request.key.thumbprint(),
                officer,
                now,
                null,
                null);
        Devices devices = handle.attach(Devices.class);
        devices.enrol(device);
        String series = handle.attach(NumberBlocks.class).current();
        var block = numbers.lease(handle, id, new NumberLease.Wish(series, NumberLease.FIRST_BLOCK, "alta-" + id));
        List<Signer> signers = devices.signers(new UUID[] {id}).stream()
                .map(signer -> new Signer(signer.badge(), signer.name()))
                .toList();
        return new Made(officer, new Enrolled(id, device.origin(), now, signers, block));
    }
}
