package labra.registers.told;

import java.util.Set;

/// What another feature tells on the pages of records, declared as a bean: its rank, the key of its words, the place
/// below which it has a page for each record, where `/parte` is what the record's page shows, and of which registers
/// it tells.
public record RecordPart(int rank, String key, String place, Set<String> subjects) {
    private static final String ADMIN = "/admin";

    /// The page for the record at that path.
    public String page(String record) {
        return place + record.substring(ADMIN.length());
    }

    public String part(String record) {
        return page(record) + "/parte";
    }
}
