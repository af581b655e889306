package labra.fines.desk;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Plates that may have been meant by one that is unknown: one character misread, left out or added.
final class SimilarPlates {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// Characters that eyes and cameras take for each other.
    private static final List<String> CONFUSED =
            List.of("0ODQ", "1IL7", "2Z", "5S", "8B", "6GC", "MNW", "UV", "4A", "EF", "PR", "CG", "HK", "VY");

    private SimilarPlates() {}

    static Set<String> of(String plate) {
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i <= plate.length(); i++) {
            String before = plate.substring(0, i);
            for (char letter : LETTERS.toCharArray()) {
                all.add(before + letter + plate.substring(i));
                if (i < plate.length()) {
                    all.add(before + letter + plate.substring(i + 1));
                }
            }
            if (i < plate.length()) {
                all.add(before + plate.substring(i + 1));
            }
            if (i + 1 < plate.length()) {
                all.add(before + plate.charAt(i + 1) + plate.charAt(i) + plate.substring(i + 2));
            }
        }
        all.remove(plate);
        return all;
    }

    /// The likeliest first: a confusable character, then any other of the same length, then the rest.
    static Comparator<String> likeliestFor(String plate) {
        return Comparator.<String>comparingInt(candidate -> distance(plate, candidate))
                .thenComparing(Comparator.naturalOrder());
    }

    private static int distance(String plate, String candidate) {
        if (plate.length() != candidate.length()) {
            return 3;
        }
        int different = 0;
        int confusable = 0;
        for (int i = 0; i < plate.length(); i++) {
            char a = plate.charAt(i);
            char b = candidate.charAt(i);
            if (a != b) {
                different++;
                confusable += CONFUSED.stream().anyMatch(set -> set.indexOf(a) >= 0 && set.indexOf(b) >= 0) ? 1 : 0;
            }
        }
        return different == confusable ? 0 : different;
    }
}
