package labra.fines.desk;

import java.util.UUID;

/// What another feature tells on the page of a fine, declared as a bean: its rank, the key of its words, and the page
/// of its own, where `/parte` below it is what the fine's page shows.
public record FinePart(int rank, String key, String place) {
    public String page(UUID fine) {
        return place + "/" + fine;
    }

    public String part(UUID fine) {
        return page(fine) + "/parte";
    }
}
