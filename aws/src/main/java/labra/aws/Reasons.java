package labra.aws;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/// Why something that cdk-nag finds is as it should be: said on the construct itself, kept in the template, and listed
/// in docs/aws.md. A star is named exactly, so that another one is found.
final class Reasons {
    private Reasons() {}

    static void allow(IConstruct construct, String rule, String reason) {
        add(construct, NagPackSuppression.builder().id(rule).reason(reason).build());
    }

    /// One wildcard or AWS-managed policy, as the finding names it.
    static void allow(IConstruct construct, String rule, String finding, String reason) {
        add(
                construct,
                NagPackSuppression.builder()
                        .id(rule)
                        .reason(reason)
                        .appliesTo(List.of(finding))
                        .build());
    }

    private static void add(IConstruct construct, NagPackSuppression suppression) {
        NagSuppressions.addResourceSuppressions(construct, List.of(suppression), true);
    }
}
