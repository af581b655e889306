package labra.reports;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/// Where a paragraph changes its direction. In a paragraph from left to right the numbers inside of what runs from
/// right to left belong to it: the lines are laid in the order of the runs, so only within one run may the order
/// change.
final class DirectionRuns implements BidiSplitter {
    private final List<BidiTextRun> runs = new ArrayList<>();

    @Override
    public void setParagraph(String paragraph, byte base) {
        runs.clear();
        Bidi bidi = new Bidi(paragraph, base == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        int start = 0;
        for (int i = 0; i < bidi.getRunCount(); i++) {
            byte direction = direction(bidi.getRunLevel(i), base);
            if (i + 1 == bidi.getRunCount() || direction(bidi.getRunLevel(i + 1), base) != direction) {
                runs.add(new BidiTextRun(start, bidi.getRunLimit(i) - start, direction));
                start = bidi.getRunLimit(i);
            }
        }
    }

    private static byte direction(int level, byte base) {
        return base == RTL ? (level % 2 == 1 ? RTL : LTR) : (level > 0 ? RTL : LTR);
    }

    @Override
    public int countTextRuns() {
        return runs.size();
    }

    @Override
    public BidiTextRun getVisualRun(int number) {
        return runs.get(number);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
        return new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? LTR : RTL;
    }
}
