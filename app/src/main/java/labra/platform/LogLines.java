package labra.platform;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/// Keeps one line of the log one line: what clients send cannot begin another, nor colour a terminal.
@LoggingFilter(name = "lines")
final class LogLines implements Filter {
    @Override
    public boolean isLoggable(LogRecord entry) {
        if (entry instanceof ExtLogRecord written) {
            String message = written.getFormattedMessage();
            if (message != null && hasControls(message)) {
                written.setMessage(escaped(message), ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        if (entry.getThrown() != null) {
            entry.setThrown(new Told(entry.getThrown(), 0));
        }
        return true;
    }

    static String escaped(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.chars().forEach(sign -> {
            if (isControl(sign)) {
                shown.append("\\u%04x".formatted(sign));
            } else {
                shown.append((char) sign);
            }
        });
        return shown.toString();
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(LogLines::isControl);
    }

    /// Those of every range, and what turns the direction of writing or ends a line in Unicode.
    private static boolean isControl(int sign) {
        return Character.isISOControl(sign)
                || sign == 0x2028
                || sign == 0x2029
                || (sign >= 0x202a && sign <= 0x202e)
                || (sign >= 0x2066 && sign <= 0x2069);
    }

    /// A failure whose message is one line.
    private static final class Told extends Throwable {
        private static final int DEEPEST = 10;
        private final String name;

        Told(Throwable failure, int depth) {
            super(
                    failure.getMessage() == null ? null : escaped(failure.getMessage()),
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
