package labra.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import labra.messages.Visible;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    private static final Set<Integer> HIDDEN = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.SURROGATE);

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

    /// Whatever has no shape of its own, in every range of Unicode.
    @Test
    void no_sign_that_ends_colours_hides_or_turns_a_line_comes_through() {
        List<String> through = new ArrayList<>();
        for (int sign = 0; sign <= Character.MAX_CODE_POINT; sign++) {
            if (HIDDEN.contains(Character.getType(sign))) {
                String shown = Visible.of("x" + Character.toString(sign) + "y");
                if (!shown.matches("x\\\\(u[0-9a-f]{4}|U[0-9a-f]{8})y")) {
                    through.add(Integer.toHexString(sign));
                }
            }
        }
        assertThat(through).isEmpty();
        String said = "Łukasz Ñandú — «¿Qué?» 日本 ภาษาไทย 🚗 %s %zz {0} \\\\u000a";
        assertThat(Visible.of(said)).isEqualTo(said);
    }
}
