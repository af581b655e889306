package labra.fines.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// What one client sends: a mixture that is the same in every run.
final class Conversation {
    static final Instant NOON = Instant.parse("2024-05-10T12:00:00Z");
    static final String GOOD = "good";
    static final String SHARED = "shared";
    static final String UNKNOWN = "unknown";
    static final String BAD = "bad";

    private final String stem;
    private final int client;
    private final List<String> plates;
    private final List<UUID> shared;
    private final Random random;
    private int count;
    private Map<String, String> repeatable = Map.of();

    Conversation(String stem, int client, List<String> plates, List<UUID> shared) {
        this.stem = stem;
        this.client = client;
        this.plates = plates;
        this.shared = shared;
        this.random = new Random(client);
    }

    /// What was sent is told apart by its comments: their last word is the kind.
    Map<String, String> next() {
        count++;
        return switch (count == 1 ? 0 : random.nextInt(8)) {
            case 0, 1 -> repeatable = own(GOOD);
            case 2 -> repeatable = with(own(GOOD), "id", uuidV7(NOON).toString());
            case 3 -> repeatable;
            case 4, 5 -> sharedFine();
            case 6 -> with(own(UNKNOWN), "placa_patente", "ZZ999ZZ");
            default -> with(own(BAD), "timestamp", "2024-02-31T10:00:00Z");
        };
    }

    private Map<String, String> own(String kind) {
        String plate = plates.get(random.nextInt(plates.size()));
        Instant moment = NOON.plusMillis(client * 1000L + count);
        return fine(plate, moment, stem + "-" + client + "-" + count + " " + kind);
    }

    /// An id that many clients use: nine in ten say the same about it, the others something else.
    private Map<String, String> sharedFine() {
        int number = random.nextInt(shared.size());
        String said = random.nextInt(10) == 0 ? "otra" : "misma";
        Map<String, String> fine =
                fine(plates.getFirst(), NOON.minusSeconds(number), stem + "-" + said + number + " " + SHARED);
        fine.put("id", shared.get(number).toString());
        return fine;
    }

    private static Map<String, String> with(Map<String, String> fine, String name, String value) {
        fine.put(name, value);
        return fine;
    }

    static Map<String, String> fine(String plate, Instant moment, String comments) {
        return new HashMap<>(Map.of("placa_patente", plate, "timestamp", moment.toString(), "comentarios", comments));
    }

    static UUID uuidV7(Instant moment) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                (moment.toEpochMilli() << 16) | 0x7000 | random.nextInt(0x1000),
                random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }
}
