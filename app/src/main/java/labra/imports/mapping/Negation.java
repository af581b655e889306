package labra.imports.mapping;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column that says the other way round whether a fine was annulled: `vigente`, of which `NO` annuls. A mapping
/// writes its mark before it, as in `voided = not:{VIGENTE}`. The names are in `mappings/voided.properties`.
enum Negation {
    /// What is not in force was annulled.
    IN_FORCE("not:", Annulled.YES),
    /// What is not active may have been paid or closed as well.
    ACTIVE("unless:", Annulled.UNCLEAR);

    private final String mark;
    private final Annulled denied;

    Negation(String mark, Annulled denied) {
        this.mark = mark;
        this.denied = denied;
    }

    String mark() {
        return mark;
    }

    List<String> headings() {
        String key = this == IN_FORCE ? "in-force-headings" : "active-headings";
        return Arrays.asList(BundledMappings.voided(key).split(" +"));
    }

    /// What a cell begins with, if it is of such a column.
    static @Nullable Negation of(String written) {
        return Arrays.stream(values())
                .filter(negation -> written.startsWith(negation.mark))
                .findFirst()
                .orElse(null);
    }

    static boolean isMarked(Object piece) {
        return piece instanceof String text
                && Arrays.stream(values()).anyMatch(negation -> text.strip().endsWith(negation.mark));
    }

    /// The mark of a column by its heading, or none.
    static String markOf(String heading) {
        return Arrays.stream(values())
                .filter(negation -> negation.headings().contains(ImportColumn.plain(heading))
                        || negation.headings().contains(ShortHeading.of(heading)))
                .map(Negation::mark)
                .findFirst()
                .orElse("");
    }

    /// Of a cell with its mark. A blank one says nothing; words that are neither are for somebody to decide.
    Annulled said(String written) {
        String cell = written.substring(mark.length()).strip();
        if (cell.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return cell.isEmpty() ? Annulled.NO : Annulled.UNCLEAR;
        }
        Boolean holds = ActiveWords.said(cell);
        if (holds != null) {
            return holds ? Annulled.NO : denied;
        }
        return Annulled.said(cell) == Annulled.YES ? Annulled.YES : Annulled.UNCLEAR;
    }
}
