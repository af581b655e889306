package labra.hostile;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the log calls an error while this is open.
final class ErrorLog extends Handler implements AutoCloseable {
    private final List<String> errors = new CopyOnWriteArrayList<>();

    ErrorLog() {
        Logger.getLogger("").addHandler(this);
    }

    List<String> errors() {
        return errors;
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            errors.add(entry.getLoggerName() + ": " + entry.getMessage() + " " + entry.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
