package labra.evidence;

import labra.web.Refusal;

/// A piece that was not taken, and how much is here.
final class EvidenceRefused extends Exception {
    private final transient Refusal refusal;
    private final long offset;

    EvidenceRefused(Refusal refusal, long offset) {
        super(refusal.problem().name(), null, false, false);
        this.refusal = refusal;
        this.offset = offset;
    }

    Refusal refusal() {
        return refusal;
    }

    long offset() {
        return offset;
    }
}
