package labra.rulebook;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import labra.proposals.ProposalKind;
import labra.web.Problem;

/// What the rulebook adds to the kinds of proposals.
final class RuleKind {
    static final String RULES = "reglas";

    private RuleKind() {}

    @Produces
    @Singleton
    static ProposalKind rules() {
        return new ProposalKind(
                RULES,
                RuleRows.class,
                Map.of(
                        "legal_rule_needs_two",
                        Problem.SECOND_PERSON,
                        "legal_rule_overlaps",
                        Problem.DAYS_TAKEN,
                        "past_days_stay",
                        Problem.DAYS_TAKEN),
                (handle, fields, actor) -> handle.attach(RuleRows.class).propose(NewRule.from(fields), actor));
    }
}
