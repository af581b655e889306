package labra.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Which of the known names somebody may have meant.
final class Likeness {
    private static final int MOST_MISTAKES = 2;

    private Likeness() {}

    /// Names that hold the other or a part of it between underscores, or are a letter or two away; the nearest first.
    static List<String> nearest(String written, Collection<String> known) {
        return known.stream()
                .filter(name -> sharesAWord(written, name) || mistakes(written, name) <= MOST_MISTAKES)
                .sorted(Comparator.comparingInt(name -> mistakes(written, name)))
                .toList();
    }

    private static boolean sharesAWord(String a, String b) {
        List<String> words = List.of(b.split("_"));
        for (String word : a.split("_")) {
            if (word.length() > 2 && words.contains(word)) {
                return true;
            }
        }
        return a.length() > 2 && b.length() > 2 && (a.startsWith(b) || b.startsWith(a));
    }

    /// The Levenshtein distance.
    private static int mistakes(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
