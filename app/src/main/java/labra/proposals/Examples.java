package labra.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import labra.proposals.Proposals.Draft;
import labra.web.Fields;

/// Rows of law that come along, each with its source and marked to be confirmed by a lawyer. They are proposed like any
/// other, and count when they are approved.
public final class Examples {
    static final List<String> PLACES = List.of("AR-B", "AR-C", "CL", "CO", "ES");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Examples() {}

    /// Those of a place, or of the demonstration.
    public static List<Draft> of(String name) {
        try (InputStream file = Examples.class.getResourceAsStream("/examples/" + name + ".json")) {
            if (file == null) {
                throw new IllegalStateException(name + " is not in the build");
            }
            return StreamSupport.stream(JSON.readTree(file).spliterator(), false)
                    .map(Examples::draft)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Draft draft(JsonNode row) {
        return new Draft(row.path("tipo").asText(), new Fields(row.path("datos")));
    }
}
