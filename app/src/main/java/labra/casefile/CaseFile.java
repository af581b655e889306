package labra.casefile;

import java.util.List;
import labra.life.Chronicle;

/// What is kept of a fine: its chronicle, and the rows that tell when and by whom each event was recorded.
public record CaseFile(Chronicle chronicle, List<EventRow> rows) {
    public CaseFile {
        rows = List.copyOf(rows);
    }
}
