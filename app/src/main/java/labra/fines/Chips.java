package labra.fines;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import labra.pages.Query;
import labra.pages.Words;
import org.jdbi.v3.core.Handle;

/// The filters of a list of fines that no field of its form shows, told by name, each with the way to drop it.
public final class Chips {
    private static final List<Filter> FILTERS = List.of(
            new Filter("persona_id", "titular", "SELECT name FROM person WHERE id = :id"),
            new Filter("vehiculo_id", "placa_patente", "SELECT plate FROM vehicle WHERE id = :id"),
            new Filter("policia_id", "oficial", "SELECT name FROM officer WHERE id = :id"),
            new Filter("importacion", "importacion", "SELECT file_name FROM import_run WHERE id = :id"));

    private Chips() {}

    private record Filter(String parameter, String word, String sql) {}

    /// A filter: the key of its word, what it is set to, and the list without it.
    public record Chip(String parameter, String word, String value, String written, String without) {}

    static List<Chip> of(Handle handle, Query query) {
        List<Chip> chips = new ArrayList<>();
        for (Filter filter : FILTERS) {
            String id = query.value(filter.parameter());
            if (id.matches("\\d{1,18}")) {
                String title = handle.createQuery(filter.sql())
                        .bind("id", Long.parseLong(id))
                        .mapTo(String.class)
                        .findOne()
                        .orElse(id);
                chips.add(new Chip(
                        filter.parameter(),
                        Words.factKey(filter.word()),
                        title,
                        id,
                        query.without(Set.of(filter.parameter(), "cursor", "antes"))
                                .address()));
            }
        }
        return chips;
    }
}
