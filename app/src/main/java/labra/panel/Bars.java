package labra.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// A chart of upright bars, worked out for a drawing of fixed size.
public record Bars(int width, int height, String most, String half, List<Bar> bars) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 200;
    private static final int LEFT = 44;
    private static final int FOOT = 22;
    private static final int HEAD = 10;

    /// One bar: where it stands, what stands below it (every so many), what it says when asked.
    public record Bar(double x, double y, double width, double height, String label, String title, boolean marked) {
        public double middle() {
            return round(x + width / 2);
        }
    }

    /// A value with its name.
    record Value(String label, String title, long value, boolean marked) {}

    static Bars of(List<Value> values, int labelEvery, LongFunction<String> number) {
        long most = Math.max(1, values.stream().mapToLong(Value::value).max().orElse(1));
        double step = (double) (WIDTH - LEFT) / Math.max(1, values.size());
        double room = HEIGHT - FOOT - HEAD;
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
                    value.marked()));
        }
        return new Bars(WIDTH, HEIGHT, number.apply(most), most > 1 ? number.apply(most / 2) : "", bars);
    }

    public int left() {
        return LEFT;
    }

    public int top() {
        return HEAD;
    }

    public int floor() {
        return HEIGHT - FOOT;
    }

    /// The size of the bars' own ground, without the words around.
    public int plain() {
        return WIDTH - LEFT;
    }

    public int room() {
        return HEIGHT - FOOT - HEAD;
    }

    public int middle() {
        return HEAD + (HEIGHT - FOOT - HEAD) / 2;
    }

    public int foot() {
        return HEIGHT - 5;
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
