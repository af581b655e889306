package labra.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
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
import labra.money.LedgerAccount;
import org.junit.jupiter.api.Test;

/// What a fine's life does with discounts, late news, sentences and time.
class LifeTest {
    private static final Currency PESO = Currency.getInstance("ARS");
    private static final LocalDate NOTIFIED = LocalDate.of(2026, 6, 1);
    private static final LocalDate LAST_DAY = NOTIFIED.plusDays(30);
    private static final Authority WRITTEN = new Authority("example", "clerk", "judge");
    private static final Law LAW = new Law(
            new Jurisdiction("AR-B"),
            List.of(
                    rule(
                            "PAGO_VOLUNTARIO",
                            Milestone.NOTIFIED,
                            30,
                            share(Effect.DISCOUNT).lostWith(Milestone.APPEALED).bringing(Effect.FIRMNESS)),
                    rule("FIRMEZA", Milestone.NOTIFIED, 60, Consequence.of(Effect.FIRMNESS)),
                    rule("PRESCRIPCION", Milestone.COMMITTED, 700, Consequence.of(Effect.PRESCRIPTION)),
                    rule("EDICTO", Milestone.EDICT_PUBLISHED, 20, Consequence.of(Effect.DEEMED_NOTIFIED))),
            Calendar.of("AR-B", Set.of(), Set.of(), List.of()));

    private Chronicle fine = new Chronicle(Life.begun(NOTIFIED.minusDays(20), NOTIFIED.minusDays(20), PESO), List.of());

    @Test
    void half_is_enough_on_the_last_day_and_a_part_on_the_day_after() {
        notified();
        Chronicle before = fine;
        assertThat(told(LAST_DAY, LifeEvent.Paid.of(pesos("142200.00"))).verdict())
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(life().book().on(LedgerAccount.DISCOUNTS)).isEqualTo(pesos("142200.00"));
        assertThat(Axes.of(life()).settlement()).isEqualTo(Settlement.PAID_VOLUNTARILY);
        assertThat(Axes.of(life()).procedure()).isEqualTo(Procedure.FIRM);
        fine = before;
        assertThat(told(LAST_DAY.plusDays(1), LifeEvent.Paid.of(pesos("142200.00")))
                        .reasons())
                .containsExactly(Reason.PAID_IN_PART);
        assertThat(life().book().open()).isEqualTo(pesos("142200.00"));
    }

    /// The days of a year without holidays are not guessed, and what happened is kept all the same.
    @Test
    void where_a_count_needs_an_unloaded_year_the_standing_says_so_and_the_rest_is_known() {
        notified();
        Law uncounted = new Law(
                LAW.jurisdiction(),
                List.of(new Rule(
                        LAW.jurisdiction(),
                        "PAGO_VOLUNTARIO",
                        Validity.since(LocalDate.of(2000, 1, 1)),
                        Course.of(Milestone.NOTIFIED, Term.of(30, Term.Unit.BUSINESS_DAYS)),
                        share(Effect.DISCOUNT),
                        WRITTEN)),
                LAW.calendar());
        Standing standing = Standing.of(fine.life(uncounted), NOTIFIED, uncounted);
        assertThat(standing.missing())
                .hasValueSatisfying(missing -> assertThat(missing.year()).isEqualTo(2026));
        assertThat(standing.state()).isEqualTo(PublicState.NOTIFIED_UNPAID);
        assertThat(standing.discount()).isEmpty();
        assertThat(Standing.of(life(), NOTIFIED, LAW).missing()).isEmpty();
    }

    @Test
    void an_appeal_forfeits_the_discount_where_the_rule_says_so() {
        notified();
        assertThat(state(LAST_DAY)).isEqualTo(PublicState.WITH_DISCOUNT);
        told(NOTIFIED.plusDays(3), new LifeEvent.AppealFiled());
        told(NOTIFIED.plusDays(9), new LifeEvent.AppealDecided(false));
        assertThat(state(LAST_DAY)).isEqualTo(PublicState.NOTIFIED_UNPAID);
    }

    @Test
    void a_payment_told_late_counts_on_its_day_and_takes_the_firmness_from_nobody() {
        notified();
        told(LAST_DAY.plusDays(30), new LifeEvent.RuleApplied("FIRMEZA"));
        told(LAST_DAY.plusDays(40), new LifeEvent.SentToCollection());
        assertThat(state(LAST_DAY.plusDays(41))).isEqualTo(PublicState.IN_COLLECTION);
        assertThat(told(LAST_DAY, LifeEvent.Paid.of(pesos("142200.00"))).verdict())
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(state(LAST_DAY.plusDays(41))).isEqualTo(PublicState.PAID);
        assertThat(life().has(Milestone.IN_COLLECTION)).isFalse();
        assertThat(life().book().open().isZero()).isTrue();
    }

    @Test
    void collection_waits_for_firmness_and_time_is_not_shortened() {
        notified();
        assertThat(told(LAST_DAY, new LifeEvent.SentToCollection()).reasons())
                .containsExactly(Reason.COLLECTED_BEFORE_FIRM);
        assertThat(told(NOTIFIED.plusDays(59), new LifeEvent.RuleApplied("FIRMEZA"))
                        .reasons())
                .containsExactly(Reason.DEADLINE_RUNNING);
        assertThat(told(NOTIFIED.plusDays(60), new LifeEvent.RuleApplied("FIRMEZA"))
                        .verdict())
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(told(NOTIFIED.plusDays(61), new LifeEvent.RuleApplied("FIRMEZA"))
                        .reasons())
                .containsExactly(Reason.RULE_ALREADY_APPLIED);
        assertThat(told(NOTIFIED.plusDays(61), new LifeEvent.RuleApplied("NINGUNA"))
                        .reasons())
                .containsExactly(Reason.NO_SUCH_RULE);
    }

    @Test
    void who_is_acquitted_owes_nothing_and_gets_back_what_was_paid() {
        notified();
        told(LAST_DAY.plusDays(1), LifeEvent.Paid.of(pesos("100.00")));
        told(LAST_DAY.plusDays(2), new LifeEvent.Sentenced(true, null));
        assertThat(state(LAST_DAY.plusDays(3))).isEqualTo(PublicState.ACQUITTED);
        assertThat(life().book().open().isZero()).isTrue();
        assertThat(life().book().credit()).isEqualTo(pesos("100.00"));
        assertThat(told(LAST_DAY.plusDays(4), new LifeEvent.Refunded(pesos("100.01")))
                        .reasons())
                .containsExactly(Reason.REFUND_WITHOUT_CREDIT);
        assertThat(told(LAST_DAY.plusDays(4), new LifeEvent.Refunded(pesos("100.00")))
                        .verdict())
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(life().book().credit().isZero()).isTrue();
    }

    @Test
    void a_prescribed_fine_owes_nothing_and_goes_to_no_collection() {
        notified();
        LocalDate over = NOTIFIED.minusDays(20).plusDays(700);
        assertThat(told(over.minusDays(1), new LifeEvent.RuleApplied("PRESCRIPCION"))
                        .reasons())
                .containsExactly(Reason.DEADLINE_RUNNING);
        assertThat(told(over, new LifeEvent.RuleApplied("PRESCRIPCION")).verdict())
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(state(over)).isEqualTo(PublicState.PRESCRIBED);
        assertThat(life().book().on(LedgerAccount.UNCOLLECTABLE)).isEqualTo(pesos("284400.00"));
        assertThat(told(over, new LifeEvent.SentToCollection()).reasons()).containsExactly(Reason.FINE_EXTINCT);
    }

    @Test
    void an_edict_notifies_on_the_last_of_its_days_however_late_that_is_written_down() {
        told(NOTIFIED.minusDays(20), new LifeEvent.Validated(pesos("200.00"), null));
        told(NOTIFIED, new LifeEvent.EdictPublished());
        told(NOTIFIED.plusDays(45), new LifeEvent.RuleApplied("EDICTO"));
        assertThat(life().history().first(Milestone.NOTIFIED)).contains(NOTIFIED.plusDays(20));
        assertThat(life().discount(NOTIFIED.plusDays(50), LAW).orElseThrow().lastDay())
                .contains(NOTIFIED.plusDays(50));
        assertThat(Axes.of(life()).notice()).isEqualTo(NotificationStatus.BY_EDICT);
    }

    @Test
    void a_payment_that_is_taken_back_is_owed_again() {
        notified();
        told(LAST_DAY.plusDays(1), LifeEvent.Paid.of(pesos("284500.00")));
        assertThat(life().book().credit()).isEqualTo(pesos("100.00"));
        told(LAST_DAY.plusDays(2), LifeEvent.PaymentReversed.of(pesos("284500.00")));
        assertThat(life().book().open()).isEqualTo(pesos("284400.00"));
        assertThat(life().book().credit().isZero()).isTrue();
        assertThat(state(LAST_DAY.plusDays(3))).isEqualTo(PublicState.NOTIFIED_UNPAID);
    }

    @Test
    void nothing_is_validated_for_nothing_and_nothing_acts_on_what_is_not_validated() {
        assertThat(told(NOTIFIED, new LifeEvent.NoticeSent(pesos("10.00"))).reasons())
                .containsExactly(Reason.NOT_VALIDATED);
        assertThat(told(NOTIFIED, new LifeEvent.Validated(pesos("0.00"), null)).reasons())
                .containsExactly(Reason.AMOUNT_NOT_POSITIVE);
        assertThat(life().book().sums()).isEmpty();
    }

    @Test
    void a_payment_that_was_taken_back_never_counted() {
        notified();
        told(LAST_DAY, LifeEvent.Paid.of(pesos("142200.00"), new Receipt(Means.CHEQUE, "7")));
        UUID payment = fine.events().getLast().dated().id();
        assertThat(life().isPaid()).isTrue();
        told(LAST_DAY.plusDays(9), new LifeEvent.PaymentReversed(pesos("142200.00"), payment, "no funds"));
        assertThat(life().isPaid()).isFalse();
        assertThat(life().has(Milestone.FIRM)).as("what it brought is gone").isFalse();
        assertThat(life().book().open()).isEqualTo(pesos("284400.00"));
        assertThat(life().book().on(LedgerAccount.DISCOUNTS)).isEqualTo(pesos("0.00"));
        assertThat(fine.events().getLast().verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void a_validation_that_was_taken_back_never_counted_and_may_come_again() {
        told(NOTIFIED, new LifeEvent.Validated(pesos("284400.00"), null));
        UUID validation = fine.events().getLast().dated().id();
        told(NOTIFIED, new LifeEvent.ValidationTakenBack(validation, "another shift's"));
        assertThat(life().has(Milestone.VALIDATED)).isFalse();
        assertThat(life().book().open().isZero()).isTrue();
        assertThat(told(NOTIFIED, new LifeEvent.Validated(pesos("100.00"), null))
                        .verdict())
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(life().book().open()).isEqualTo(pesos("100.00"));
    }

    @Test
    void what_was_paid_before_the_fine_was_validated_takes_the_discount_of_its_day() {
        LocalDate early = NOTIFIED.minusDays(10);
        assertThat(told(early, LifeEvent.Paid.of(pesos("142200.00"))).reasons())
                .containsExactly(Reason.PAID_BEFORE_VALIDATION);
        told(NOTIFIED, new LifeEvent.Validated(pesos("284400.00"), null));
        assertThat(life().book().open()).isEqualTo(pesos("0.00"));
        assertThat(life().book().on(LedgerAccount.DISCOUNTS)).isEqualTo(pesos("142200.00"));
        assertThat(life().has(Milestone.FIRM)).isTrue();
    }

    @Test
    void a_part_that_was_paid_before_takes_no_discount() {
        told(NOTIFIED.minusDays(10), LifeEvent.Paid.of(pesos("142199.99")));
        told(NOTIFIED, new LifeEvent.Validated(pesos("284400.00"), null));
        assertThat(life().book().open()).isEqualTo(pesos("142200.01"));
    }

    @Test
    void what_cannot_be_counted_yet_is_kept_and_counted_once_the_holidays_are_there() {
        LocalDate december = LocalDate.of(2026, 12, 20);
        LocalDate january = LocalDate.of(2027, 1, 15);
        Law unloaded = business(Set.of(2026));
        fine = new Chronicle(Life.begun(december, december, PESO), List.of());
        told(december, new LifeEvent.Validated(pesos("284400.00"), null), unloaded);
        told(december, new LifeEvent.Notified(), unloaded);
        assertThat(told(january, LifeEvent.Paid.of(pesos("142200.00")), unloaded)
                        .reasons())
                .containsExactlyInAnyOrder(Reason.PAID_IN_PART, Reason.DEADLINE_NOT_COUNTABLE);
        assertThat(told(january, new LifeEvent.AppealFiled(), unloaded).reasons())
                .containsExactly(Reason.DEADLINE_NOT_COUNTABLE);
        assertThat(fine.life(unloaded).book().open())
                .as("no discount is guessed")
                .isEqualTo(pesos("142200.00"));
        assertThat(fine.life(business(Set.of(2026, 2027))).book().open()).isEqualTo(pesos("0.00"));
    }

    private RecordedEvent told(LocalDate day, LifeEvent event, Law law) {
        fine = fine.with(new DatedEvent(UUID.randomUUID(), day, event), law);
        return fine.events().getLast();
    }

    private static Law business(Set<Integer> loaded) {
        Consequence discount = share(Effect.DISCOUNT);
        Course course = new Course(
                Milestone.NOTIFIED,
                Term.of(30, Term.Unit.BUSINESS_DAYS),
                Set.of(Milestone.APPEALED),
                Set.of(),
                Set.of());
        Rule rule = new Rule(
                new Jurisdiction("AR-B"),
                "PAGO_VOLUNTARIO",
                Validity.since(LocalDate.of(2000, 1, 1)),
                course,
                discount,
                WRITTEN);
        return new Law(new Jurisdiction("AR-B"), List.of(rule), Calendar.of("AR-B", Set.of(), loaded, List.of()));
    }

    private void notified() {
        told(NOTIFIED.minusDays(20), new LifeEvent.Validated(pesos("284400.00"), null));
        told(NOTIFIED, new LifeEvent.Notified());
    }

    private RecordedEvent told(LocalDate day, LifeEvent event) {
        fine = fine.with(new DatedEvent(UUID.randomUUID(), day, event), LAW);
        return fine.events().getLast();
    }

    private Life life() {
        return fine.life(LAW);
    }

    private PublicState state(LocalDate day) {
        return PublicState.of(life(), day, LAW);
    }

    private static Consequence share(Effect effect) {
        return Consequence.of(effect, new Adjustment.Share(new BigDecimal("50")));
    }

    private static Rule rule(String code, Milestone start, int days, Consequence consequence) {
        Course course = Course.of(start, Term.of(days, Term.Unit.CALENDAR_DAYS));
        return new Rule(
                new Jurisdiction("AR-B"), code, Validity.since(LocalDate.of(2000, 1, 1)), course, consequence, WRITTEN);
    }

    private static Money pesos(String amount) {
        return Money.of(amount, PESO);
    }
}
