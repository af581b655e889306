package labra.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Subject;
import labra.platform.Actor;
import labra.platform.Database;
import labra.postgres.Superuser;
import org.junit.jupiter.api.Test;

/// What happens to accounts leaves a row that nobody changes.
@QuarkusTest
class SecurityEventsTest {
    @Inject
    Api api;

    @Inject
    SecurityEvents events;

    @Inject
    Database database;

    @Test
    void an_event_is_a_row_with_its_facts() {
        long account = id(api.account(Role.AUDITOR));
        events.record(Kind.EXPORTED, Subject.account(account), new Actor("test", "10.9.9.9"), Map.of("filas", "7"));
        assertThat(kindsOf(account)).containsExactly("EXPORTED");
        assertThat(database.<String>read(handle -> handle.createQuery(
                                "SELECT facts ->> 'filas' || ' ' || address FROM security_event WHERE account_id = ?")
                        .bind(0, account)
                        .mapTo(String.class)
                        .one()))
                .isEqualTo("7 10.9.9.9");
    }

    @Test
    void what_a_stranger_can_repeat_is_one_row_a_minute() {
        long account = id(api.account(Role.AUDITOR));
        for (int i = 0; i < 5; i++) {
            events.record(Kind.SIGN_IN_BLOCKED, Subject.account(account), new Actor("anonymous", "10.9.9.8"));
        }
        assertThat(kindsOf(account)).containsExactly("SIGN_IN_BLOCKED");
    }

    @Test
    void nobody_changes_what_happened() {
        for (String change : List.of("UPDATE security_event SET kind = 'X'", "DELETE FROM security_event")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Superuser.run(change))
                    .hasMessageContaining("security events are only added to");
        }
    }

    private long id(String username) {
        return database.read(TokenRecords.class, records -> records.account(username))
                .orElseThrow()
                .id();
    }

    private List<String> kindsOf(long account) {
        return database.read(
                handle -> handle.createQuery("SELECT kind FROM security_event WHERE account_id = ? ORDER BY id")
                        .bind(0, account)
                        .mapTo(String.class)
                        .list());
    }
}
