package labra.moments;

import org.jspecify.annotations.Nullable;

/// The numbers of a date or a time as written: groups of digits and what stands between them.
record Digits(int[] groups, int[] lengths, String separators) {
    private static final int MOST = 4;

    /// Null where anything but digits and single separators is written, or too much of either.
    static @Nullable Digits of(String text) {
        int[] groups = new int[MOST];
        int[] lengths = new int[MOST];
        StringBuilder separators = new StringBuilder();
        int count = 0;
        boolean inGroup = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if (!inGroup && ++count > MOST) {
                    return null;
                }
                inGroup = true;
                groups[count - 1] = groups[count - 1] * 10 + (c - '0');
                if (++lengths[count - 1] > 9) {
                    return null;
                }
            } else if (inGroup) {
                separators.append(c);
                inGroup = false;
            } else {
                return null;
            }
        }
        return count == 0 || !inGroup
                ? null
                : new Digits(cut(groups, count), cut(lengths, count), separators.toString());
    }

    private static int[] cut(int[] array, int count) {
        return java.util.Arrays.copyOf(array, count);
    }

    /// How many digits each group has, such as `2/2/4`.
    boolean shaped(int... digits) {
        return java.util.Arrays.equals(lengths, digits);
    }
}
