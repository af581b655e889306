package labra.devices;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import labra.platform.Database;
import labra.web.ComputeThreads;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// Who signed something: a device proves itself by its key alone, revoked or not.
@Singleton
public class DeviceSignatures {
    private final Database database;

    DeviceSignatures(Database database) {
        this.database = database;
    }

    /// A signed text and the device that signed it.
    record Signature(Sealed sealed, Device device) {}

    Signature of(String jws, Sealed.Kind kind) {
        Sealed sealed = Sealed.read(jws);
        UUID id = sealed.device();
        if (sealed.kind() != kind || id == null) {
            throw Problem.BROKEN_SIGNATURE.refusal();
        }
        Device device =
                database.read(Devices.class, devices -> devices.find(id)).orElseThrow(Problem.UNKNOWN_DEVICE::refusal);
        if (!ComputeThreads.SHORT.run(() -> sealed.isSignedBy(device.key()))) {
            throw Problem.BROKEN_SIGNATURE.refusal();
        }
        return new Signature(sealed, device);
    }

    /// Which evidence a device brings: the hash of the text that names it, and its own.
    public record Bringing(UUID device, Optional<Instant> revokedAt, String text, String sha256) {}

    /// Reads what a device signed to bring evidence. It is good for that evidence alone, however often it is used.
    public Bringing bringing(@Nullable String jws) {
        if (jws == null) {
            throw Problem.UNAUTHENTICATED.refusal();
        }
        Signature signature = of(jws, Sealed.Kind.EVIDENCIA);
        String text = Signed.orNull(signature.sealed().payload(), "acta", Signed::hash);
        String sha256 = Signed.orNull(signature.sealed().payload(), "sha256", Signed::hash);
        if (text == null || sha256 == null) {
            throw Problem.BROKEN_SIGNATURE.refusal();
        }
        Device device = signature.device();
        return new Bringing(device.id(), Optional.ofNullable(device.revokedAt()), text, sha256);
    }
}
