package labra.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import labra.law.Calendar;
import labra.law.Jurisdiction;
import labra.law.Law;
import labra.law.Money;
import labra.life.DatedEvent;
import labra.life.LegalContext;
import labra.life.LifeEvent;
import labra.platform.Actor;
import labra.platform.Database;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// `labra rederive` brings back what was lost of the standings.
@QuarkusTest
class RederiveTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");
    private static final Jurisdiction ITALY = new Jurisdiction("IT");
    static final String FINE = """
            WITH police AS (INSERT INTO officer (name, badge) VALUES ('Oficial', gen_random_uuid()::text) RETURNING id)
            INSERT INTO fine (id, country, plate_as_written, officer_id, committed_at, comments, status, source, digest)
            SELECT gen_random_uuid(), 'AR', '', id, '2026-03-01T12:00Z', '', 'OBSERVED', 'API', sha256('') FROM police RETURNING id
            """;

    @Inject
    Database database;

    @Inject
    RederiveCommand command;

    @Test
    void a_standing_that_was_spoilt_is_derived_again() {
        UUID fine = database.write(TEST, handle -> {
            UUID id = handle.createQuery(FINE).mapTo(UUID.class).one();
            Lives.tell(handle, context(), TEST, List.of(told(id, new LifeEvent.Validated(pesos("100.00"), null))));
            Lives.tell(handle, context(), TEST, List.of(told(id, LifeEvent.Paid.of(pesos("40.00")))));
            handle.execute("UPDATE fine_life SET open = 0, public_state = 'PAGADA' WHERE fine_id = ?", id);
            return id;
        });
        StringWriter out = new StringWriter();
        int exit = new CommandLine(command).setOut(new PrintWriter(out)).execute();
        assertThat(exit).as(out.toString()).isZero();
        assertThat(standing(fine)).isEqualTo("EN_NOTIFICACION 60.00 ARS");
    }

    private String standing(UUID fine) {
        return database.read(handle -> handle.createQuery(
                        "SELECT public_state || ' ' || open || ' ' || currency FROM fine_life WHERE fine_id = ?")
                .bind(0, fine)
                .mapTo(String.class)
                .one());
    }

    private static EventReport told(UUID fine, LifeEvent event) {
        return new EventReport(fine, new DatedEvent(UUID.randomUUID(), LocalDate.of(2026, 3, 2), event));
    }

    private static LegalContext context() {
        Calendar none = Calendar.of("IT", Set.of(), Set.of(), List.of());
        return new LegalContext(
                new Law(ITALY, List.of(), none),
                Currency.getInstance("ARS"),
                ZoneOffset.UTC,
                Instant.parse("2026-03-03T12:00:00Z"));
    }

    private static Money pesos(String amount) {
        return Money.of(amount, Currency.getInstance("ARS"));
    }
}
