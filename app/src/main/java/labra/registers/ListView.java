package labra.registers;

/// A view of a list that somebody kept by a name: filters, order and columns as its address has them.
public record ListView(long id, String name, String query, boolean shared, boolean own, String owner) {}
