package labra.devices;

import java.util.Objects;
import java.util.UUID;
import labra.web.Problem;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// One item of a batch as it came: a text of a known device with a good signature, or why it is none.
record Delivered(
        int position,
        @Nullable Sealed sealed,
        @Nullable Device device,
        @Nullable Refusal refusal) {

    static Delivered read(int position, String jws) {
        try {
            Sealed sealed = Sealed.read(jws);
            boolean belongs = sealed.kind() == Sealed.Kind.ACTA || sealed.kind() == Sealed.Kind.ANULACION;
            return new Delivered(position, sealed, null, belongs ? null : Problem.BROKEN_SIGNATURE.refusal());
        } catch (Refusal unreadable) {
            return new Delivered(position, null, null, unreadable);
        }
    }

    /// The same by the device it names, whose signature is checked only now: an unknown device is the cheap no.
    Delivered by(@Nullable Device named) {
        if (refusal != null) {
            return this;
        }
        if (named == null) {
            return new Delivered(position, sealed, null, Problem.UNKNOWN_DEVICE.refusal());
        }
        boolean signed = signed().isSignedBy(named.key());
        return new Delivered(
                position, sealed, signed ? named : null, signed ? null : Problem.BROKEN_SIGNATURE.refusal());
    }

    boolean isProven() {
        return refusal == null && device != null;
    }

    Sealed signed() {
        return Objects.requireNonNull(sealed);
    }

    Device from() {
        return Objects.requireNonNull(device);
    }

    Refusal whyNot() {
        return Objects.requireNonNull(refusal);
    }

    UUID deviceId() {
        return from().id();
    }

    @Nullable
    Long sequence() {
        return sealed == null ? null : Signed.sequence(sealed.payload());
    }

    @Nullable
    PrintedNumber number() {
        return sealed == null ? null : Signed.number(sealed.payload());
    }
}
