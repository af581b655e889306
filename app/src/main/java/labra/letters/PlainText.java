package labra.letters;

import java.util.stream.Collectors;

/// A letter for readers without HTML.
final class PlainText {
    private PlainText() {}

    static String of(Letter letter) {
        var text = new StringBuilder();
        for (Letter.Block block : letter.blocks()) {
            text.append(of(block, letter)).append("\n\n");
        }
        text.append(letter.warningTitle().toUpperCase(letter.language().locale()))
                .append('\n')
                .append(letter.warning())
                .append("\n\n-- \n")
                .append(letter.courtesy())
                .append('\n');
        if (!letter.seal().isEmpty()) {
            text.append(letter.seal()).append('\n');
        }
        String preferences = letter.footer().preferences();
        if (!preferences.isEmpty()) {
            text.append(letter.invitation()).append(' ').append(preferences).append('\n');
        }
        return text.toString();
    }

    private static String of(Letter.Block block, Letter letter) {
        if (block.details()) {
            return letter.tables().stream().map(PlainText::of).collect(Collectors.joining("\n\n"));
        }
        return block.button().isEmpty()
                ? block.pieces().stream().map(Letter.Piece::text).collect(Collectors.joining())
                : block.button();
    }

    private static String of(Facts.Table table) {
        return table.rows().stream()
                .map(row -> "  " + row.label() + ": " + row.value().replace("\n", "\n    "))
                .collect(Collectors.joining("\n"));
    }
}
