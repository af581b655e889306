package labra.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of one mail in blocks, ready for a page or for plain text.
public record Letter(
        Purpose purpose,
        Language language,
        String subject,
        String town,
        List<Block> blocks,
        List<Facts.Table> tables,
        String reportLink,
        Footer footer) {

    /// Where the details stand in the rendered words; no fact can hold it.
    public static final String DETAILS = "\uE000details\uE000";

    private static final Pattern BLANK_LINES = Pattern.compile("\\R\\h*(\\R\\h*)+");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

    /// A paragraph, a link that stands alone (a button), or the place of the details.
    record Block(List<Piece> pieces, boolean details, String button) {}

    /// A stretch of a paragraph: words, or a link.
    record Piece(String text, boolean link) {}

    /// What every mail says at its end, whatever the town writes: the links are empty where they are not due.
    record Footer(String home, String preferences, String seal) {}

    public String warningTitle() {
        return language.words(ofItsOwn("warning.title"));
    }

    /// Against false fines and false mails, in every mail.
    public String warning() {
        return language.sentence(ofItsOwn("warning"), footer.home());
    }

    public String courtesy() {
        return language.sentence(ofItsOwn("courtesy"), town);
    }

    /// Staff are warned of other things than the owners of vehicles.
    private String ofItsOwn(String key) {
        return purpose == Purpose.SECURITY ? "security." + key : key;
    }

    /// Size and root of the log: whoever keeps the mail is a witness of them.
    public String seal() {
        return footer.seal().isEmpty() ? "" : language.sentence("seal", footer.seal());
    }

    public String invitation() {
        return language.words("preferences.invitation");
    }

    public String preferencesLabel() {
        return language.words("preferences.link");
    }

    /// What a list of mails shows beside the subject.
    public String preheader() {
        return tables.isEmpty()
                ? town
                : tables.getFirst().rows().stream()
                        .map(Facts.Row::value)
                        .limit(3)
                        .collect(Collectors.joining(" · "));
    }

    /// What a link that stands alone is called.
    public String label(Block block) {
        return block.button().equals(reportLink) ? language.words("report.button") : block.button();
    }

    static String clean(String fact) {
        return fact.replace("\uE000", "").strip();
    }

    /// Cuts rendered words at blank lines. Only `links` become links: a fact cannot smuggle one in.
    static List<Block> blocks(String words, List<String> links) {
        List<Block> blocks = new ArrayList<>();
        String apart = words.replace(DETAILS, "\n\n" + DETAILS + "\n\n");
        for (String paragraph : BLANK_LINES.split(apart)) {
            String text = paragraph.strip();
            if (text.equals(DETAILS)) {
                blocks.add(new Block(List.of(), true, ""));
            } else if (links.contains(text)) {
                blocks.add(new Block(List.of(), false, text));
            } else if (!text.isEmpty()) {
                blocks.add(new Block(pieces(text, links), false, ""));
            }
        }
        return blocks;
    }

    private static List<Piece> pieces(String text, List<String> links) {
        List<Piece> pieces = new ArrayList<>();
        Matcher found = LINK.matcher(text);
        int end = 0;
        while (found.find()) {
            if (links.contains(found.group())) {
                pieces.add(new Piece(text.substring(end, found.start()), false));
                pieces.add(new Piece(found.group(), true));
                end = found.end();
            }
        }
        pieces.add(new Piece(text.substring(end), false));
        return pieces;
    }

    /// The links that a town wrote into its own words.
    static List<String> linksIn(String source) {
        return LINK.matcher(source).results().map(match -> match.group()).toList();
    }
}
