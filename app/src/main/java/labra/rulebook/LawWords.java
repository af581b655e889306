package labra.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import labra.law.Milestone;
import labra.law.Word;
import labra.web.BadField;
import labra.web.Fields;

/// Reads the law's own words as people write them into forms and files.
final class LawWords {
    private LawWords() {}

    static String jurisdiction(JsonNode node) throws BadField {
        return matching(node, "[A-Z]{2}(-[A-Z0-9]{1,20}){0,3}", "field.not-a-jurisdiction");
    }

    static String code(JsonNode node) throws BadField {
        return matching(node, "[A-Z0-9_]{1,40}", "field.not-a-rule-code");
    }

    /// Any number of them, with commas or spaces between.
    static List<String> milestones(JsonNode node) throws BadField {
        List<String> milestones = new ArrayList<>();
        for (String word : Fields.string(node).strip().toUpperCase(Locale.ROOT).split("[\\s,;]+")) {
            if (Word.find(Milestone.class, word).isEmpty()) {
                throw new BadField("field.not-a-milestone", word);
            }
            milestones.add(word);
        }
        return List.copyOf(milestones);
    }

    private static String matching(JsonNode node, String pattern, String complaint) throws BadField {
        String written = Fields.string(node).strip().toUpperCase(Locale.ROOT);
        if (!written.matches(pattern)) {
            throw new BadField(complaint);
        }
        return written;
    }
}
