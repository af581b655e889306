package labra.registers;

/// A list under a name: what its address says, and whether the whole office sees it.
public record SavedView(long id, String name, String query, boolean shared, boolean own) {

    public String at(String place) {
        return query.isEmpty() ? place : place + "?" + query;
    }
}
