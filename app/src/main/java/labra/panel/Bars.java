package labra.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A chart of upright bars, worked out for a drawing of fixed size.
public record Bars(Size size, String most, String half, List<Bar> bars) {
    private static final int LEFT = 44;
    private static final int FOOT = 22;
    private static final int HEAD = 10;

    /// How large the drawing is, in its own units: letters keep their size beside it.
    enum Size {
        WIDE(960, 220),
        NARROW(480, 230),
        TALL(480, 330);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /// One bar: where it stands, what stands below it (every so many), what it says when asked, where its list is.
    public record Bar(
            double x,
            double y,
            double width,
            double height,
            String label,
            String title,
            boolean marked,
            @Nullable String href) {
        public double middle() {
            return round(x + width / 2);
        }
    }

    /// A value with its name.
    record Value(
            String label,
            String title,
            long value,
            boolean marked,
            @Nullable String href) {}

    static Bars of(Size size, List<Value> values, int labelEvery, LongFunction<String> number) {
        long most = round(values.stream().mapToLong(Value::value).max().orElse(1));
        double step = (double) (size.width - LEFT) / Math.max(1, values.size());
        double room = size.height - FOOT - HEAD;
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            double height = value.value() == 0 ? 0 : Math.max(2, room * value.value() / most);
            bars.add(new Bar(
                    round(LEFT + i * step + step * 0.12),
                    round(HEAD + room - height),
                    round(step * 0.76),
                    round(height),
                    i % labelEvery == 0 ? value.label() : "",
                    value.title(),
                    value.marked(),
                    value.href()));
        }
        return new Bars(size, number.apply(most), most > 1 ? number.apply(most / 2) : "", bars);
    }

    /// Whether its bars lead to lists.
    public boolean leads() {
        return bars.stream().anyMatch(bar -> bar.href() != null);
    }

    public int width() {
        return size.width;
    }

    public int height() {
        return size.height;
    }

    public int left() {
        return LEFT;
    }

    public int top() {
        return HEAD;
    }

    public int floor() {
        return size.height - FOOT;
    }

    /// The size of the bars' own ground, without the words around.
    public int plain() {
        return size.width - LEFT;
    }

    public int room() {
        return size.height - FOOT - HEAD;
    }

    public int middle() {
        return HEAD + (size.height - FOOT - HEAD) / 2;
    }

    public int foot() {
        return size.height - 5;
    }

    /// A scale ends at a number that halves well: 1, 2, 4, 6, 8, 10, then two figures and noughts.
    private static long round(long most) {
        if (most <= 1) {
            return 1;
        }
        long step = 2;
        while (most > step * 5) {
            step *= 10;
            if (most <= step * 5) {
                return (most + step / 2 - 1) / (step / 2) * (step / 2);
            }
        }
        return (most + step - 1) / step * step;
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
