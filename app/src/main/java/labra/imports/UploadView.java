package labra.imports;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import labra.csv.Delimiters;
import labra.csv.FileFacts;
import labra.imports.loading.Draft;
import labra.imports.loading.Plan;
import labra.imports.loading.Totals;
import labra.imports.mapping.Kind;
import labra.imports.mapping.Rejection;
import labra.moments.DateOrder;
import org.jspecify.annotations.Nullable;

/// A file as its page shows it: what it looks like, what its columns are taken for, and what the first rows would
/// come to, or why it cannot be imported so. `ways` is what somebody chose of how it is read.
public record UploadView(
        Uploads.Upload upload,
        Draft draft,
        List<Choice> choices,
        List<String> creations,
        Map<String, String> ways,
        @Nullable Trial trial,
        @Nullable String failure) {
    private static final int LONGEST = 160;

    /// What the offices of the region still write, beside what is found out by itself.
    static final List<String> ENCODINGS = List.of(
            "UTF-8",
            "windows-1252",
            "ISO-8859-1",
            "ISO-8859-15",
            "IBM850",
            "IBM437",
            "IBM858",
            "x-MacRoman",
            "UTF-16LE",
            "UTF-16BE");

    /// A column of the file: its name, and how a mapping writes it.
    public record Heading(String name, String reference) {}

    public FileFacts facts() {
        return draft.table().facts();
    }

    public List<String> sheets() {
        return draft.table().sheets();
    }

    public List<List<String>> rows() {
        return draft.table().firstRows();
    }

    public List<Heading> headings() {
        List<String> names = draft.headings().names();
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Heading(names.get(i), "{" + draft.headings().reference(i) + "}"))
                .toList();
    }

    public List<String> encodings() {
        return ENCODINGS;
    }

    public List<String> delimiters() {
        return Delimiters.USUAL.stream().map(Delimiters::shown).toList();
    }

    public List<DateOrder> orders() {
        return List.of(DateOrder.values());
    }

    public boolean fines() {
        return upload.kind() == Kind.FINES;
    }

    public @Nullable Plan plan() {
        return draft.found();
    }

    /// What was chosen of one of the ways to read the file, or nothing.
    public String chosen(String way) {
        return ways.getOrDefault(way, "");
    }

    /// What may be made on the way.
    public List<String> offered() {
        return switch (upload.kind()) {
            case FINES -> List.of("create-officers", "create-offences");
            case VEHICLES -> List.of("create-people");
            case PEOPLE, OFFENCES -> List.of();
        };
    }

    public String shortened(String original) {
        return original.length() <= LONGEST ? original : original.substring(0, LONGEST) + "…";
    }

    /// A column that can be fed: its key in a mapping, its name on the wire, what feeds it.
    public record Choice(String key, String fact, String from, boolean required) {
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
