package labra.fines.desk;

/// A filter of the list of fines that no field of its form shows, since other pages link to it: the parameter with an
/// id, the key of its word, and the question for the name of what has that `:id`.
public record LinkedFilter(String parameter, String word, String name) {}
