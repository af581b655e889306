package labra.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    private static final String FORGED = "x\n2026-11-26 09:01:00.000 INFO  Logins\u001b[31m\r\u0085\u2028\u202e%zz=1";

    @Test
    void a_message_stays_one_line() {
        ExtLogRecord entry = new ExtLogRecord(Level.ERROR, "%s failed: %d", ExtLogRecord.FormatStyle.PRINTF, "labra");
        entry.setParameters(new Object[] {FORGED, 1});
        assertThat(new LogLines().isLoggable(entry)).isTrue();
        assertThat(entry.getFormattedMessage())
                .isEqualTo(
                        "x\\u000a2026-11-26 09:01:00.000 INFO  Logins\\u001b[31m\\u000d\\u0085\\u2028\\u202e%zz=1 failed: 1");
    }

    @Test
    void so_do_the_messages_of_a_failure_and_of_its_causes() {
        ExtLogRecord entry = new ExtLogRecord(Level.ERROR, "failed", "labra");
        entry.setThrown(new IllegalStateException(FORGED, new IllegalArgumentException(FORGED)));
        new LogLines().isLoggable(entry);
        StringWriter printed = new StringWriter();
        entry.getThrown().printStackTrace(new PrintWriter(printed, true));
        assertThat(printed.toString())
                .contains(
                        "java.lang.IllegalStateException: x\\u000a2026",
                        "Caused by: java.lang.IllegalArgumentException: x\\u000a")
                .doesNotContain("\n2026")
                .contains("LogLinesTest.so_do_the_messages");
    }
}
