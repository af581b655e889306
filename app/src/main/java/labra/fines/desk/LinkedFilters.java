package labra.fines.desk;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import labra.pages.Query;
import labra.pages.Words;
import org.jdbi.v3.core.Handle;

/// The linked filters that a list of fines has, told by name, each with the way to drop it.
@Singleton
final class LinkedFilters {
    private static final List<LinkedFilter> OURS = List.of(
            new LinkedFilter("persona_id", "titular", "SELECT name FROM person WHERE id = :id"),
            new LinkedFilter("vehiculo_id", "placa_patente", "SELECT plate FROM vehicle WHERE id = :id"),
            new LinkedFilter("policia_id", "oficial", "SELECT name FROM officer WHERE id = :id"),
            new LinkedFilter("tomada_por", "tomada_por", "SELECT username FROM account WHERE id = :id"));

    private final List<LinkedFilter> filters;

    LinkedFilters(@All List<LinkedFilter> others) {
        this.filters = Stream.concat(OURS.stream(), others.stream()).toList();
    }

    /// A filter: the key of its word, what it is set to, and the list without it.
    public record Chip(String parameter, String word, String value, String written, String without) {}

    List<Chip> of(Handle handle, Query query) {
        List<Chip> chips = new ArrayList<>();
        for (LinkedFilter filter : filters) {
            String id = query.value(filter.parameter());
            if (id.matches("\\d{1,18}")) {
                String title = handle.createQuery(filter.name())
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
