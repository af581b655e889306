package labra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// cdk-nag's rules for AWS solutions, and CDK's own warnings: nothing is found that is not explained where it stands.
class NagTest {
    @ParameterizedTest
    @EnumSource
    void nothing_is_found_in_a_province(Case which) {
        assertThat(Assemblies.province(which).messages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_found_in_a_town(Case which) {
        assertThat(Assemblies.town(which).messages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void each_finding_that_is_allowed_has_a_reason(Case which) {
        Map<String, Integer> kinds = new TreeMap<>();
        List<String> reasons = new ArrayList<>();
        for (Templates.Resource resource : Assemblies.province(which).resources()) {
            for (JsonNode rule :
                    resource.json().path("Metadata").path("cdk_nag").path("rules_to_suppress")) {
                kinds.merge(rule.path("id").asText(), 1, Integer::sum);
                reasons.add(rule.path("reason").asText());
            }
        }
        System.out.println("Explained in case " + which.word() + ": " + kinds);
        assertThat(reasons).allMatch(reason -> reason.length() >= 30);
    }
}
