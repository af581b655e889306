package labra.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.function.Consumer;
import labra.law.Deadline;
import labra.law.Jurisdiction;
import labra.law.Law;
import labra.law.Milestone;
import labra.law.Milestones;
import labra.law.UnloadedYear;
import labra.platform.Actor;
import labra.platform.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The law that counts is what two persons answer for. Each test is rolled back: a town's law is shared by all of them.
@QuarkusTest
class RulebookTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");
    private static final Jurisdiction TOWN = new Jurisdiction("ZY-B-PRUEBA");
    private static final Milestones NOTIFIED = Milestones.NONE
            .with(Milestone.COMMITTED, LocalDate.of(2026, 5, 1))
            .with(Milestone.NOTIFIED, LocalDate.of(2026, 6, 10));

    /// Ends the transaction without a trace.
    private static final class Undone extends RuntimeException {}

    @Inject
    Database database;

    @Test
    void an_approved_rule_counts_by_the_approved_calendars_around_it() {
        inPeople(handle -> {
            calendar(handle, "ZZ", null, "FERIADO");
            calendar(handle, "ZZ-B", "ZZ", "FERIADO");
            list(handle, "ZZ", "2026-06-15 2026-07-09");
            list(handle, "ZZ-B", "2026-12-24");
            rule(handle, "ZZ", "[2019-01-01,)", true);
            Law law = Rulebook.law(handle, new Jurisdiction("ZZ-B"));
            Deadline deadline = law.deadlines(NOTIFIED).getFirst();
            assertThat(deadline.lastDay()).contains(LocalDate.of(2026, 7, 24));
            assertThat(deadline.rule().authority().approvedBy()).isEqualTo("aprueba");
        });
    }

    @Test
    void what_nobody_approved_does_not_count() {
        inPeople(handle -> {
            rule(handle, TOWN.code(), "[2019-01-01,)", false);
            assertThat(Rulebook.law(handle, TOWN).rules()).isEmpty();
            rule(handle, TOWN.code(), "[2019-01-01,)", true);
            Law law = Rulebook.law(handle, TOWN);
            assertThat(law.rules()).hasSize(1);
            assertThatThrownBy(() -> law.deadlines(NOTIFIED)).isInstanceOf(UnloadedYear.class);
        });
    }

    @Test
    void a_row_is_closed_and_followed_never_changed_or_doubled() {
        refuses("legal_rule_overlaps", handle -> {
            rule(handle, TOWN.code(), "[2019-01-01,)", true);
            rule(handle, TOWN.code(), "[2026-01-01,)", true);
        });
        refuses("never changed", handle -> {
            rule(handle, TOWN.code(), "[2019-01-01,)", true);
            handle.execute("UPDATE legal_rule SET percent = 90 WHERE jurisdiction = ?", TOWN.code());
        });
        refuses("legal_rule_needs_two", handle -> {
            rule(handle, TOWN.code(), "[2019-01-01,)", false);
            handle.execute(
                    "UPDATE legal_rule SET approved_by = proposed_by, approved_at = now() WHERE jurisdiction = ?",
                    TOWN.code());
        });
        refuses("days that passed", handle -> {
            rule(handle, TOWN.code(), "[2019-01-01,)", true);
            handle.execute(
                    "UPDATE legal_rule SET valid = daterange(lower(valid), '2026-01-01') WHERE jurisdiction = ?",
                    TOWN.code());
        });
        inPeople(handle -> {
            rule(handle, TOWN.code(), "[2019-01-01,)", true);
            handle.execute(
                    "UPDATE legal_rule SET valid = daterange(lower(valid), '2100-01-01') WHERE jurisdiction = ?",
                    TOWN.code());
            rule(handle, TOWN.code(), "[2100-01-01,)", true);
            Milestones later = Milestones.NONE.with(Milestone.COMMITTED, LocalDate.of(2100, 1, 1));
            assertThat(Rulebook.law(handle, TOWN).inForce(later))
                    .extracting(rule -> rule.validity().during().from())
                    .containsExactly(LocalDate.of(2100, 1, 1));
        });
    }

    private void refuses(String message, Consumer<Handle> work) {
        assertThatThrownBy(() -> inPeople(work)).hasStackTraceContaining(message);
    }

    /// With a person who proposes and another who approves.
    private void inPeople(Consumer<Handle> work) {
        try {
            database.write(TEST, handle -> {
                for (String name : new String[] {"propone", "aprueba"}) {
                    handle.execute(
                            "INSERT INTO account (username, name, role, password_hash) VALUES (?, ?, 'SUPERVISOR', '')",
                            name,
                            name);
                }
                work.accept(handle);
                throw new Undone();
            });
        } catch (Undone expected) {
            assertThat(expected).isNotNull();
        }
    }

    private static void rule(Handle handle, String jurisdiction, String valid, boolean approved) {
        handle.execute("""
                INSERT INTO legal_rule (jurisdiction, code, valid, decided_by, starts, length, unit, effect, percent, source,
                                        proposed_by, approved_by, approved_at)
                SELECT ?, 'PAGO_VOLUNTARIO', ?::daterange, 'HECHO', 'NOTIFICADA', 30, 'HABILES', 'DESCUENTO', 50, 'ejemplo', p.id,
                       CASE WHEN ? THEN a.id END, CASE WHEN ? THEN now() END
                FROM account p, account a WHERE p.username = 'propone' AND a.username = 'aprueba'
                """, jurisdiction, valid, approved, approved);
    }

    private static void calendar(Handle handle, String code, @Nullable String inherits, String kind) {
        handle.execute("""
                INSERT INTO law_calendar (code, inherits, not_working, source, proposed_by, approved_by, approved_at)
                SELECT ?, ?, ARRAY[?], 'ejemplo', p.id, a.id, now()
                FROM account p, account a WHERE p.username = 'propone' AND a.username = 'aprueba'
                """, code, inherits, kind);
    }

    private static void list(Handle handle, String calendar, String days) {
        handle.execute("""
                WITH list AS (INSERT INTO holiday_list (calendar, year, source, proposed_by, approved_by, approved_at)
                    SELECT ?, 2026, 'ejemplo', p.id, a.id, now()
                    FROM account p, account a WHERE p.username = 'propone' AND a.username = 'aprueba' RETURNING id)
                INSERT INTO holiday (list_id, day, name, kind)
                SELECT id, day::date, 'Feriado', 'FERIADO' FROM list, unnest(string_to_array(?, ' ')) AS day
                """, calendar, days);
    }
}
