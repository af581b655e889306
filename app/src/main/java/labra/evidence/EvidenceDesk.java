package labra.evidence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import labra.devices.NamedEvidence;
import labra.devices.SealedEvidence;
import labra.fines.Fine;
import labra.fines.Fines;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Problem;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What staff see of the evidence of a fine. Nobody is given a picture before it is written down that they were.
@Singleton
class EvidenceDesk {
    private static final Logger LOG = Logger.getLogger(EvidenceDesk.class);

    private final SealedEvidence sealed;
    private final EvidenceStore store;
    private final Database database;
    private final Caller caller;
    private final Clock clock;

    EvidenceDesk(SealedEvidence sealed, EvidenceStore store, Database database, Caller caller, Clock clock) {
        this.sealed = sealed;
        this.store = store;
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    /// A fine and what its device signed as its evidence.
    public record View(Fine fine, List<Piece> pieces) {
        public String name() {
            return fine.number() == null ? fine.id().toString() : fine.number();
        }
    }

    /// One of them, by its place; `kept` where it came.
    public record Piece(int place, NamedEvidence named, EvidenceRows.@Nullable Whole kept) {
        public boolean here() {
            return kept != null;
        }

        public String sha256() {
            return named.sha256();
        }

        public boolean signature() {
            return named.signature();
        }

        public long kilobytes() {
            return Math.max(1, named.bytes() / 1000);
        }
    }

    /// Who was shown which, or took it.
    public record Seen(int place, boolean taken, String by, Instant at) {}

    /// Bytes to be sent.
    record Sent(byte[] bytes, String type, String name) {}

    View view(UUID id) {
        Fine fine = database.read(Fines.class, fines -> fines.find(id)).orElseThrow(Problem.NOT_FOUND::refusal);
        List<NamedEvidence> named = sealed.of(id);
        String[] hashes = named.stream().map(NamedEvidence::sha256).toArray(String[]::new);
        Map<String, EvidenceRows.Whole> kept = database.read(EvidenceRows.class, rows -> rows.among(hashes)).stream()
                .collect(Collectors.toMap(EvidenceRows.Whole::sha256, Function.identity(), (one, same) -> one));
        List<Piece> pieces = new ArrayList<>();
        named.forEach(each -> pieces.add(new Piece(pieces.size() + 1, each, kept.get(each.sha256()))));
        return new View(fine, List.copyOf(pieces));
    }

    List<Seen> looks(View view) {
        Map<String, Integer> places =
                view.pieces().stream().collect(Collectors.toMap(Piece::sha256, Piece::place, (first, same) -> first));
        return database.read(EvidenceRows.class, rows -> rows.looks(view.fine().id())).stream()
                .map(look ->
                        new Seen(places.getOrDefault(look.sha256(), 0), look.taken(), look.lookedBy(), look.lookedAt()))
                .toList();
    }

    Sent shown(UUID fine, String sha256, String by) {
        Piece piece = piece(fine, sha256);
        byte[] bare = bare(piece, bytes(piece));
        note(fine, sha256, "SHOWN", by);
        return sent(fine, piece, bare);
    }

    Sent taken(UUID fine, String sha256, String by) {
        Piece piece = piece(fine, sha256);
        byte[] bytes = bytes(piece);
        note(fine, sha256, "DOWNLOADED", by);
        return sent(fine, piece, bytes);
    }

    private Piece piece(UUID fine, String sha256) {
        return view(fine).pieces().stream()
                .filter(each -> each.here() && each.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::refusal);
    }

    /// What lies under a hash and has another one is shown to nobody: it proves nothing.
    private byte[] bytes(Piece piece) {
        try {
            Optional<Long> size = store.size(piece.sha256());
            byte[] bytes = size.isEmpty() ? new byte[0] : store.read(piece.sha256());
            if (!EvidenceIntake.hash(bytes).equals(piece.sha256())) {
                LOG.errorf("Evidence %s is %s", piece.sha256(), size.isEmpty() ? "missing" : "altered");
                throw Problem.EVIDENCE_LOST.refusal();
            }
            return bytes;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bare(Piece piece, byte[] bytes) {
        try {
            return Picture.of(bytes).bare();
        } catch (Picture.None never) {
            throw new IllegalStateException(piece.sha256(), never);
        }
    }

    private void note(UUID fine, String sha256, String kind, String by) {
        database.write(new Actor(by, caller.address()), handle -> {
            handle.attach(EvidenceRows.class).look(fine, sha256, kind, by, clock.instant());
            return true;
        });
    }

    private Sent sent(UUID fine, Piece piece, byte[] bytes) {
        EvidenceRows.Whole kept = java.util.Objects.requireNonNull(piece.kept());
        String name = "%s-%d.%s"
                .formatted(
                        fine.toString(),
                        piece.place(),
                        kept.type().substring(kept.type().indexOf('/') + 1));
        return new Sent(bytes, kept.type(), name);
    }
}
