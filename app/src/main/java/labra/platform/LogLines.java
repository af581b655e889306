package labra.platform;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import labra.messages.Visible;
import org.jboss.logmanager.ExtLogRecord;

/// Keeps one line of the log one line: what clients send cannot begin another, nor colour a terminal.
@LoggingFilter(name = "lines")
final class LogLines implements Filter {
    @Override
    public boolean isLoggable(LogRecord entry) {
        if (entry instanceof ExtLogRecord written) {
            String message = written.getFormattedMessage();
            String shown = message == null ? null : Visible.of(message);
            if (shown != null && !shown.equals(message)) {
                written.setMessage(shown, ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        if (entry.getThrown() != null) {
            entry.setThrown(new Told(entry.getThrown(), 0));
        }
        return true;
    }

    /// A failure whose message is one line.
    private static final class Told extends Throwable {
        private static final int DEEPEST = 10;
        private final String name;

        Told(Throwable failure, int depth) {
            super(
                    failure.getMessage() == null ? null : Visible.of(failure.getMessage()),
                    failure.getCause() == null || failure.getCause() == failure || depth == DEEPEST
                            ? null
                            : new Told(failure.getCause(), depth + 1),
                    false,
                    true);
            this.name = failure.getClass().getName();
            setStackTrace(failure.getStackTrace());
        }

        @Override
        public String toString() {
            return getMessage() == null ? name : name + ": " + getMessage();
        }
    }
}
