package labra.imports;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import labra.csv.ImportMessages;
import labra.imports.loading.Totals;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// How far an import is: a bar for somebody at a terminal, else a line now and then.
sealed interface ShownProgress extends Consumer<Totals>, AutoCloseable {
    @Override
    void close();

    static ShownProgress of(long rows, PrintStream out, Locale locale) {
        Console console = System.console();
        return console != null && console.isTerminal() ? new Bar(rows, out, locale) : new Told(rows, out, locale);
    }

    /// A bar that fills.
    final class Bar implements ShownProgress {
        private final ProgressBar bar;

        Bar(long rows, PrintStream out, Locale locale) {
            this.bar = new ProgressBarBuilder()
                    .setTaskName(ImportMessages.text(locale, "told.rows"))
                    .setInitialMax(rows)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .showSpeed()
                    .setConsumer(new ConsoleProgressBarConsumer(out))
                    .build();
        }

        @Override
        public void accept(Totals totals) {
            bar.stepTo(totals.read());
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /// A line every few seconds.
    final class Told implements ShownProgress {
        private static final long PAUSE = Duration.ofSeconds(5).toNanos();

        private final long rows;
        private final PrintStream out;
        private final Locale locale;
        private long last = System.nanoTime();

        Told(long rows, PrintStream out, Locale locale) {
            this.rows = rows;
            this.out = out;
            this.locale = locale;
        }

        @Override
        public void accept(Totals totals) {
            if (System.nanoTime() - last > PAUSE) {
                last = System.nanoTime();
                out.println(ImportMessages.text(locale, "told.progress", totals.read(), rows));
            }
        }

        @Override
        public void close() {}
    }
}
