package labra.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The physical lines of a text with their numbers. Memory stays bounded: of an endless line only the beginning is
/// kept. Where the file breaks off, the lines before stand and the broken one does not.
final class Lines implements Closeable {
    static final int LONGEST = 1_000_000;
    private static final int SAMPLE = 100;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String END_OF_FILE = "\u001a";
    private static final int KEPT_OF_ENDLESS = 1_000;

    /// A line without its end. A cut one was longer than any row can be.
    record Line(long number, String text, boolean cut) {}

    private static final String RARE_ENDS = "\u0085\u2028\u2029";

    private final Reader in;
    private final LongSupplier mended;
    private final char[] buffer = new char[1 << 16];
    private final Deque<Line> unread = new ArrayDeque<>();
    private final StringBuilder pending = new StringBuilder();
    private int at;
    private int end;
    private long number;
    private boolean skipNewline;
    private boolean begun;
    private boolean rareEnds;
    private @Nullable IOException damage;

    Lines(Reader in) {
        this(in, () -> 0);
    }

    /// `mended` tells how many lines were in another encoding so far.
    Lines(Reader in, LongSupplier mended) {
        this.in = in;
        this.mended = mended;
    }

    /// How many of the lines read so far were in another encoding than the rest.
    long mended() {
        return mended.getAsLong();
    }

    @Nullable
    Line next() {
        Line again = unread.poll();
        if (again != null) {
            return again;
        }
        boolean cut = false;
        while (at < end || fill()) {
            if (secondOfLineEnd()) {
                continue;
            }
            int stop = endOfLine();
            cut = cut || !keep(stop);
            at = stop;
            if (stop < end) {
                skipNewline = buffer[at++] == '\r';
                return line(cut);
            }
        }
        return damage == null && (cut || !pending.isEmpty()) ? line(cut) : null;
    }

    /// The next line with anything on it. Tabs are something: they delimit. DOS ends a file with a sign of its own.
    @Nullable
    Line nextFilled() {
        Line line = next();
        while (line != null && isBlank(line.text())) {
            line = next();
        }
        return line;
    }

    private static boolean isBlank(String text) {
        return text.equals(END_OF_FILE) || (text.isBlank() && text.indexOf('\t') < 0);
    }

    /// The next lines, enough to tell how they are made. Empty ones are among them: a quoted cell may hold some.
    List<Line> sample() {
        return Stream.generate(this::next)
                .takeWhile(Objects::nonNull)
                .limit(SAMPLE)
                .map(Objects::requireNonNull)
                .toList();
    }

    /// Hands lines back, in their order, to be read again.
    void unread(List<Line> lines) {
        lines.reversed().forEach(unread::addFirst);
    }

    /// What broke the file off, if anything did.
    @Nullable
    IOException damage() {
        return damage;
    }

    private boolean secondOfLineEnd() {
        boolean second = skipNewline && buffer[at] == '\n';
        skipNewline = false;
        at += second ? 1 : 0;
        return second;
    }

    private int endOfLine() {
        int i = at;
        while (i < end && buffer[i] != '\n' && buffer[i] != '\r' && !(rareEnds && RARE_ENDS.indexOf(buffer[i]) >= 0)) {
            i++;
        }
        return i;
    }

    private boolean keep(int stop) {
        boolean fits = pending.length() + stop - at <= LONGEST;
        if (fits) {
            pending.append(buffer, at, stop - at);
        } else {
            pending.setLength(Math.min(pending.length(), KEPT_OF_ENDLESS));
        }
        return fits;
    }

    private Line line(boolean cut) {
        String text = number == 0 && pending.indexOf(BYTE_ORDER_MARK) == 0 ? pending.substring(1) : pending.toString();
        pending.setLength(0);
        return new Line(++number, text, cut);
    }

    private boolean fill() {
        if (damage != null) {
            return false;
        }
        try {
            at = 0;
            end = Math.max(0, in.read(buffer));
            if (!begun) {
                begun = true;
                rareEnds = hasRareEndsAlone();
            }
        } catch (IOException broken) {
            damage = broken;
            end = 0;
        }
        return end > 0;
    }

    /// Main frames and some editors end lines with a sign of their own; where there are usual ends, it is a letter of a
    /// cell.
    private boolean hasRareEndsAlone() {
        boolean rare = false;
        for (int i = 0; i < end; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                return false;
            }
            rare |= RARE_ENDS.indexOf(buffer[i]) >= 0;
        }
        return rare;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
