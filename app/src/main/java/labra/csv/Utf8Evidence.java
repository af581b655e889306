package labra.csv;

/// Line by line, whether the bytes beyond ASCII are UTF-8: one line of another encoding does not make another of all.
final class Utf8Evidence {
    private long good;
    private long bad;
    private int missing;
    private boolean whole;
    private boolean broken;

    void feed(int b) {
        if (b < 0x80) {
            broken |= missing > 0;
            missing = 0;
            if (b == '\n' || b == '\r') {
                endLine();
            }
        } else if (missing > 0 && (b & 0xc0) == 0x80) {
            missing--;
            whole |= missing == 0;
        } else {
            broken |= missing > 0 || follow(b) == 0;
            missing = follow(b);
        }
    }

    /// How many bytes follow one that begins a letter.
    static int follow(int b) {
        if (b >= 0xc2 && b <= 0xdf) {
            return 1;
        }
        if (b >= 0xe0 && b <= 0xef) {
            return 2;
        }
        return b >= 0xf0 && b <= 0xf4 ? 3 : 0;
    }

    private void endLine() {
        good += whole && !broken ? 1 : 0;
        bad += broken && !whole ? 1 : 0;
        whole = false;
        broken = false;
    }

    /// Whether lines that are UTF-8 are no fewer than those that are not.
    boolean prevails() {
        endLine();
        return good > 0 && good >= bad;
    }
}
