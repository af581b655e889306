package labra.simulate;

import org.jspecify.annotations.Nullable;

/// Something that a device signed, and what it was told of it; nothing yet while `result` is null.
final class Word {
    final long sequence;
    final String kind;
    final String hash;
    final String jws;
    final String series;
    final long number;
    final String id;
    final long signed;

    @Nullable
    String result;

    Word(long sequence, String kind, String hash, String jws, String series, long number, String id, long signed) {
        this.sequence = sequence;
        this.kind = kind;
        this.hash = hash;
        this.jws = jws;
        this.series = series;
        this.number = number;
        this.id = id;
        this.signed = signed;
    }

    boolean is(String other) {
        return kind.equals(other);
    }

    boolean waits() {
        return result == null;
    }
}
