package labra.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import labra.law.Adjustment;
import labra.law.Authority;
import labra.law.Calendar;
import labra.law.Consequence;
import labra.law.Course;
import labra.law.Effect;
import labra.law.Jurisdiction;
import labra.law.Law;
import labra.law.Milestone;
import labra.law.Money;
import labra.law.Rule;
import labra.law.Term;
import labra.law.Validity;
import labra.life.DatedEvent;
import labra.life.LegalContext;
import labra.life.LifeEvent;
import labra.platform.Actor;
import labra.platform.Database;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// A payment whose discount could not be counted takes it in the books once the year's holidays are there.
@QuarkusTest
class RecountTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");
    private static final Currency PESO = Currency.getInstance("ARS");
    private static final Jurisdiction ITALY = new Jurisdiction("IT");

    @Inject
    Database database;

    /// Other tests look whether all that is kept agrees with the town's own law.
    @Inject
    TownLaw law;

    @Test
    void the_discount_is_posted_once_and_money_and_events_agree() {
        UUID fine = database.write(TEST, handle -> {
            UUID id = handle.createQuery(RederiveTest.FINE).mapTo(UUID.class).one();
            for (DatedEvent dated : List.of(
                    on("2026-12-20", new LifeEvent.Validated(pesos("284400.00"), null)),
                    on("2026-12-20", new LifeEvent.Notified()),
                    on("2027-01-15", LifeEvent.Paid.of(pesos("142200.00"))))) {
                Lives.tell(handle, context(Set.of(2026)), TEST, List.of(new EventReport(id, dated)));
            }
            return id;
        });
        assertThat(open(fine)).isEqualByComparingTo("142200.00");
        assertThat(database.read(handle -> handle.attach(LifeRows.class).uncounted())
                        .contains(fine))
                .isTrue();
        for (int time = 0; time < 2; time++) {
            database.write(TEST, handle -> recounted(handle, context(Set.of(2026, 2027)), fine));
        }
        assertThat(open(fine)).isEqualByComparingTo("0");
        assertThat(discounts(fine)).isEqualByComparingTo("142200.00");
        database.write(TEST, handle -> recounted(handle, law.now(handle), fine));
    }

    private static boolean recounted(Handle handle, LegalContext context, UUID fine) {
        LifeStore store = new LifeStore(handle, context);
        store.recount(store.lock(List.of(fine)).values());
        return true;
    }

    private BigDecimal open(UUID fine) {
        return sum("SELECT open FROM fine_life WHERE fine_id = ?", fine);
    }

    private BigDecimal discounts(UUID fine) {
        return sum("SELECT sum(amount) FROM posting WHERE account = 'descuentos' AND fine_id = ?", fine);
    }

    private BigDecimal sum(String question, UUID fine) {
        return database.read(handle -> handle.createQuery(question)
                .bind(0, fine)
                .mapTo(BigDecimal.class)
                .one());
    }

    private static DatedEvent on(String day, LifeEvent event) {
        return new DatedEvent(UUID.randomUUID(), LocalDate.parse(day), event);
    }

    private static LegalContext context(Set<Integer> years) {
        Rule half = new Rule(
                ITALY,
                "PAGO_VOLUNTARIO",
                Validity.since(LocalDate.of(2000, 1, 1)),
                Course.of(Milestone.NOTIFIED, Term.of(30, Term.Unit.BUSINESS_DAYS)),
                Consequence.of(Effect.DISCOUNT, new Adjustment.Share(new BigDecimal("50"))),
                new Authority("example", "clerk", "judge"));
        return new LegalContext(
                new Law(ITALY, List.of(half), Calendar.of("IT", Set.of(), years, List.of())),
                PESO,
                ZoneOffset.UTC,
                Instant.parse("2027-01-16T12:00:00Z"));
    }

    private static Money pesos(String amount) {
        return Money.of(amount, PESO);
    }
}
