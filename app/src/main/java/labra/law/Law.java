package labra.law;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The rules of a jurisdiction and of those around it, with its calendar. The nearest row of a code is the one that
/// counts.
public record Law(Jurisdiction jurisdiction, List<Rule> rules, Calendar calendar) {
    private static final Comparator<Rule> NEAREST_FIRST =
            Comparator.comparing((Rule rule) -> rule.jurisdiction().code().length(), Comparator.reverseOrder());

    public Law {
        rules = rules.stream()
                .filter(rule -> jurisdiction.isWithin(rule.jurisdiction()))
                .sorted(NEAREST_FIRST.thenComparing(Rule::code))
                .toList();
    }

    public Stream<Rule> inForce(Milestones history) {
        Set<String> codes = new HashSet<>();
        return rules.stream().filter(rule -> rule.validity().covers(history)).filter(rule -> codes.add(rule.code()));
    }

    public Stream<Rule> inForce(Effect effect, Milestones history) {
        return inForce(history).filter(rule -> rule.effect() == effect);
    }

    public Optional<Rule> inForce(String code, Milestones history) {
        return rules.stream()
                .filter(rule -> rule.code().equals(code) && rule.validity().covers(history))
                .findFirst();
    }

    public Optional<Deadline> deadline(Rule rule, Milestones history) {
        return rule.course()
                .run(history, calendar)
                .map(run -> new Deadline(rule, run.startedOn(), run.lastDay(), met(rule, history)));
    }

    public List<Deadline> deadlines(Milestones history) {
        return inForce(history)
                .flatMap(rule -> deadline(rule, history).stream())
                .toList();
    }

    /// Whether what happens on that day answers some rule after its last day.
    public boolean isLate(Milestone answer, LocalDate day, Milestones history) {
        return inForce(history)
                .filter(rule -> rule.course().ends().contains(answer))
                .anyMatch(rule -> !isOpen(rule, day, history));
    }

    /// Whether a rule's last day is still to come, or is that day; a clock that has not begun is open. A count that
    /// runs into a year without holidays has its last day there, after every day of a loaded one.
    public boolean isOpen(Rule rule, LocalDate day, Milestones history) {
        try {
            return deadline(rule, history)
                    .map(deadline -> deadline.includes(day))
                    .orElse(true);
        } catch (UnloadedYear beyond) {
            if (day.getYear() < beyond.year()) {
                return true;
            }
            throw beyond;
        }
    }

    /// What a person may still take off that day.
    public Stream<Rule> discounts(LocalDate day, Milestones history) {
        return inForce(Effect.DISCOUNT, history)
                .filter(rule -> rule.consequence().isOpenTo(history))
                .filter(rule -> isOpen(rule, day, history));
    }

    private static Optional<LocalDate> met(Rule rule, Milestones history) {
        return rule.course().ends().stream().flatMap(history::days).min(Comparator.naturalOrder());
    }
}
