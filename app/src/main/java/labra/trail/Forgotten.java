package labra.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.TreeSet;

/// The texts that are not in the trail any more, and those of which the trail tells that two people let them be taken
/// out. Each that is missing has to be told of, after it.
final class Forgotten {
    static final String ACTION = "FORGET";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TreeSet<Place> missing = new TreeSet<>();

    /// A text of a row of the trail.
    private record Place(long row, int number) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return row != other.row ? Long.compare(row, other.row) : Integer.compare(number, other.number);
        }
    }

    void found(long row, int number) {
        missing.add(new Place(row, number));
    }

    void told(TrailRow row) {
        String after = row.after();
        if (after == null) {
            return;
        }
        try {
            for (JsonNode place : JSON.readTree(after).path("forgotten")) {
                missing.remove(new Place(place.path(0).asLong(), place.path(1).asInt()));
            }
        } catch (JsonProcessingException unreadable) {
            throw new Divergence("leaf", row.id(), row.at(), row.actor(), row.subject());
        }
    }

    void end() {
        if (!missing.isEmpty()) {
            throw new Divergence(
                    "forgotten", missing.first().row(), missing.first().number());
        }
    }
}
