package labra.imports;

import java.util.List;
import labra.csv.Preview;
import labra.csv.Rejection;
import labra.imports.loading.Totals;
import org.jspecify.annotations.Nullable;

/// A file as its page shows it: what it looks like, what its columns are taken for, and what the first rows would
/// come to, or why it cannot be imported so.
public record UploadView(
        Uploads.Upload upload,
        Preview preview,
        List<Choice> choices,
        List<String> creations,
        @Nullable Trial trial,
        @Nullable String failure) {
    private static final int LONGEST = 160;

    /// What may be made on the way.
    public List<String> offered() {
        return switch (upload.kind()) {
            case FINES -> List.of("create-officers", "create-offences");
            case VEHICLES -> List.of("create-people");
            case PEOPLE, OFFENCES -> List.of();
        };
    }

    /// A heading as a mapping writes it.
    public String braced(String heading) {
        return "{" + heading + "}";
    }

    public String shortened(String original) {
        return original.length() <= LONGEST ? original : original.substring(0, LONGEST) + "…";
    }

    /// A column that can be fed: the key of its words, what feeds it.
    public record Choice(String key, String from, boolean required) {
        /// A column alone by its heading, what is put together as a mapping writes it.
        public String shown() {
            return from.matches("\\{[^{}]*}") ? from.substring(1, from.length() - 1) : from;
        }
    }

    /// How the first rows fared.
    public record Trial(long rows, Totals totals, List<Rejection> rejections, List<String> unused) {
        public boolean whole() {
            return totals.read() >= rows;
        }
    }
}
