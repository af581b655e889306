package labra.evidence;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;

/// What staff see of the evidence of a fine. Nobody is given a picture before it is written down that they were: each
/// large one, and once all the small ones of a page that is opened.
@Singleton
class EvidenceDesk {
    /// For how long a page that was opened shows its small pictures: a working day.
    private static final Duration OPENED = Duration.ofHours(12);

    private final SealedEvidence sealed;
    private final EvidenceFiles files;
    private final Database database;
    private final Caller caller;
    private final Clock clock;

    EvidenceDesk(SealedEvidence sealed, EvidenceFiles files, Database database, Caller caller, Clock clock) {
        this.sealed = sealed;
        this.files = files;
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

    /// What is done with the pictures of a fine.
    public enum Kind {
        LISTED,
        SHOWN,
        DOWNLOADED
    }

    /// Who was shown which, or took it; no place where all were shown.
    public record Seen(int place, Kind kind, String by, Instant at) {
        public boolean taken() {
            return kind == Kind.DOWNLOADED;
        }

        public boolean listed() {
            return kind == Kind.LISTED;
        }
    }

    /// Bytes to be sent.
    record Sent(EvidenceFiles.Writing bytes, String type, String name) {}

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
                .map(look -> new Seen(
                        look.sha256() == null ? 0 : places.getOrDefault(look.sha256(), 0),
                        Kind.valueOf(look.kind()),
                        look.lookedBy(),
                        look.lookedAt()))
                .toList();
    }

    /// Writes down that somebody opens the page that shows all of them small, once; zero where none is here.
    long listed(View view, String by) {
        return view.pieces().stream().anyMatch(Piece::here) ? note(view.fine().id(), null, Kind.LISTED, by) : 0;
    }

    /// A small picture for who opened the page of all of them.
    Sent small(UUID fine, String sha256, long opened, String by) {
        Instant since = clock.instant().minus(OPENED);
        if (!database.read(EvidenceRows.class, rows -> rows.isListed(opened, fine, by, since))) {
            throw Problem.NOT_FOUND.refusal();
        }
        Piece piece = piece(fine, sha256);
        byte[] small = files.small(sha256).orElseThrow(Problem.NOT_FOUND::refusal);
        return sent(fine, piece, out -> out.write(small), Thumbnails.TYPE);
    }

    Sent shown(UUID fine, String sha256, String by) {
        Piece piece = piece(fine, sha256);
        Picture picture = files.picture(sha256);
        note(fine, sha256, Kind.SHOWN, by);
        return sent(fine, piece, picture.bare()::write, picture.type());
    }

    Sent taken(UUID fine, String sha256, String by) {
        Piece piece = piece(fine, sha256);
        EvidenceFiles.Writing original = files.original(sha256);
        note(fine, sha256, Kind.DOWNLOADED, by);
        return sent(fine, piece, original, Objects.requireNonNull(piece.kept()).type());
    }

    private Piece piece(UUID fine, String sha256) {
        return view(fine).pieces().stream()
                .filter(each -> each.here() && each.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::refusal);
    }

    private long note(UUID fine, @Nullable String sha256, Kind kind, String by) {
        return database.write(
                new Actor(by, caller.address()),
                handle -> handle.attach(EvidenceRows.class).look(fine, sha256, kind.name(), by, clock.instant()));
    }

    private static Sent sent(UUID fine, Piece piece, EvidenceFiles.Writing bytes, String type) {
        String kind = type.substring(type.indexOf('/') + 1);
        return new Sent(bytes, type, "%s-%d.%s".formatted(fine.toString(), piece.place(), kind));
    }
}
