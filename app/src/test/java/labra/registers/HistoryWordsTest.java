package labra.registers;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import labra.pages.History;
import labra.pages.Words;
import labra.platform.Database;
import labra.platform.Town;
import labra.web.Wire;
import org.junit.jupiter.api.Test;

/// The history of a record and the auditor's desk name every column by the word that lists and forms have for it, or by
/// one of its own.
@QuarkusTest
class HistoryWordsTest {
    /// Audited, but no page shows their history.
    private static final Set<String> UNSHOWN = Set.of(
            "token",
            "notice",
            "notice_attempt",
            "annulment",
            "correction",
            "requested_change",
            "fine_taken",
            "bulk",
            "change_reason",
            "saved_view",
            "fine_tombstone",
            "journal",
            "posting",
            "security_event",
            "import_run",
            "backup_report",
            "log_verification",
            "enrolment_code",
            "authenticator",
            "recovery_code",
            "passkey",
            "fine_event",
            "payment",
            "payment_reversal",
            "mail_template",
            "law_calendar",
            "holiday_list",
            "holiday",
            "legal_rule",
            "offence_version",
            "unit_value",
            "device",
            "device_officer",
            "number_series",
            "number_block",
            "number_end",
            "quarantine",
            "shift",
            "evidence",
            "evidence_look");

    private static final Set<String> SECRET = Set.of("password_hash");

    @Inject
    Database database;

    @Inject
    @All
    List<Register<?, ?>> registers;

    @Test
    void every_audited_column_has_its_word_in_both_languages() {
        Set<String> wordless = new TreeSet<>();
        Map<String, Map<String, String>> shown = shown();
        for (String table : audited()) {
            Map<String, String> names = shown.getOrDefault(table, Map.of());
            for (String column : columns(table)) {
                String word = History.word(column, names);
                if (Stream.of("es", "en")
                        .map(Locale::of)
                        .anyMatch(locale -> !Words.has(locale, word) && !Words.has(locale, "column-" + column))) {
                    wordless.add(table + "." + column + ": " + word);
                }
            }
        }
        assertThat(wordless).isEmpty();
    }

    @Test
    void every_register_is_audited() {
        assertThat(audited()).containsAll(shown().keySet());
    }

    private Map<String, Map<String, String>> shown() {
        Map<String, Map<String, String>> shown = new HashMap<>(Map.of("town", Wire.names(Town.class)));
        registers.stream()
                .filter(register -> !(register instanceof ReadOnlyRegister<?>))
                .forEach(register -> shown.put(register.subject(), register.wireNames()));
        return shown;
    }

    private List<String> audited() {
        return database.read(handle -> handle.createQuery(
                        "SELECT DISTINCT event_object_table FROM information_schema.triggers WHERE trigger_name = 'audited'")
                .mapTo(String.class)
                .list());
    }

    private List<String> columns(String table) {
        return database.read(handle -> handle.createQuery(
                        "SELECT column_name FROM information_schema.columns WHERE table_name = :table AND table_schema = 'public'")
                .bind("table", table)
                .mapTo(String.class)
                .filter(column -> !History.UNTOLD.contains(column) && !SECRET.contains(column))
                .list());
    }
}
