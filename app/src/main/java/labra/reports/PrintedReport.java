package labra.reports;

import io.quarkus.qute.RawString;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import labra.fines.FineStatus;
import labra.people.Person;
import org.jspecify.annotations.Nullable;

/// A person's report on paper, under the town's letterhead.
public record PrintedReport(Person person, List<OwedFine> fines, Instant now, Letterhead letterhead, String seal) {

    /// Who issues it, and the fonts it is written in.
    public record Letterhead(String town, @Nullable String contact, String fonts) {
        public RawString family() {
            return new RawString(fonts);
        }
    }

    /// How many fines stand so.
    public record Total(FineStatus status, long count) {}

    /// For each state that occurs.
    public List<Total> totals() {
        return Arrays.stream(FineStatus.values())
                .map(status -> new Total(
                        status,
                        fines.stream()
                                .filter(owed -> owed.fine().status() == status)
                                .count()))
                .filter(total -> total.count() > 0)
                .toList();
    }
}
