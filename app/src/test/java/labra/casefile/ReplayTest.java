package labra.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import labra.law.Law;
import labra.life.Chronicle;
import labra.life.DatedEvent;
import labra.life.EventOutcome;
import labra.life.Life;
import labra.life.RecordedEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// All 34,724 events of the 10,000 Italian fines through the pure life: exactly what section 9 of the design counts.
class ReplayTest {
    private static final Law LAW = ItalianLaw.law();
    private static final LocalDate AFTERWARDS = LocalDate.of(2012, 12, 31);
    private static List<ItalianLog.Case> cases = List.of();

    @BeforeAll
    static void read_the_log() throws IOException {
        assumeTrue(Files.isRegularFile(ItalianLog.FILE), () -> "skipped: " + ItalianLog.FILE + " is not there");
        cases = ItalianLog.read();
    }

    @Test
    void the_verdicts_reasons_states_and_sums_are_those_of_section_9() {
        Figures figures = Figures.of(cases.stream().map(ReplayTest::told).toList(), AFTERWARDS);
        assertThat(figures).isEqualTo(Figures.OF_SECTION_9);
    }

    /// As the file tells them, 39 payments come after the surcharge of their day: each undoes it.
    @Test
    void a_fact_that_is_told_after_the_act_of_its_day_undoes_it() {
        Figures figures =
                Figures.of(cases.stream().map(fine -> told(fine, fine.events())).toList(), AFTERWARDS);
        assertThat(figures).isEqualTo(Figures.OF_SECTION_9);
    }

    /// With acts before the facts of their day, people who paid on the last day owe a surcharge: section 9 must notice.
    @Test
    void acts_before_facts_of_their_day_would_not_pass() {
        Figures mutated = Figures.of(cases.stream().map(ReplayTest::actsFirst).toList(), AFTERWARDS);
        assertThat(mutated).isNotEqualTo(Figures.OF_SECTION_9);
        assertThat(mutated.verdicts()).containsEntry("RECHAZADO", 226L).containsEntry("CON_MOTIVO", 4_628L);
    }

    private static List<Chronicle.Told> told(ItalianLog.Case fine) {
        return told(fine, inOrder(fine, Comparator.comparing(DatedEvent::closesTheDay)));
    }

    private static List<Chronicle.Told> told(ItalianLog.Case fine, List<DatedEvent> order) {
        Chronicle chronicle = new Chronicle(beginning(fine), List.of());
        for (DatedEvent dated : order) {
            chronicle = chronicle.with(dated, LAW);
        }
        return chronicle.told(LAW);
    }

    private static List<Chronicle.Told> actsFirst(ItalianLog.Case fine) {
        List<Chronicle.Told> told = new ArrayList<>();
        Life life = beginning(fine);
        for (DatedEvent dated : inOrder(fine, Comparator.comparing(each -> !each.closesTheDay()))) {
            EventOutcome outcome = life.after(dated, LAW);
            told.add(new Chronicle.Told(
                    new RecordedEvent(told.size() + 1, dated, outcome.verdict(), outcome.reasons()), outcome));
            life = outcome.life();
        }
        return told;
    }

    private static List<DatedEvent> inOrder(ItalianLog.Case fine, Comparator<DatedEvent> withinTheDay) {
        return fine.events().stream()
                .sorted(Comparator.comparing(DatedEvent::on).thenComparing(withinTheDay))
                .toList();
    }

    private static Life beginning(ItalianLog.Case fine) {
        return Life.begun(fine.madeOn(), fine.madeOn(), ItalianLaw.EURO);
    }
}
