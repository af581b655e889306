package labra.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the manifests hold to, in every overlay, and that each rule sees who does not.
class ManifestRulesTest {
    private static final List<String> OVERLAYS = List.of("aws", "eks", "on-premises", "test");

    /// A rule, the overlay, and what is written in the place of what.
    record Bad(Rule rule, String overlay, String right, String wrong) {}

    private static final List<Bad> BAD = List.of(
            new Bad(Rule.PROBES, "test", "(?s)        startupProbe:.*?timeoutSeconds: 5\n", ""),
            new Bad(Rule.RESOURCES, "test", "            cpu: 500m\n", ""),
            new Bad(Rule.RESOURCES, "test", "memory: 768Mi\n", "memory: 512Mi\n"),
            new Bad(Rule.NO_ROOT, "test", "runAsUser: 10001", "runAsUser: 0"),
            new Bad(Rule.NO_ROOT, "test", "type: RuntimeDefault", "type: Unconfined"),
            new Bad(Rule.LOCKED_CONTAINERS, "test", "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false"),
            new Bad(
                    Rule.LOCKED_CONTAINERS,
                    "test",
                    "            drop:\n            - ALL\n",
                    "            add:\n            - NET_ADMIN\n"),
            new Bad(Rule.NO_TOKEN_NOR_LINKS, "test", "enableServiceLinks: false", "enableServiceLinks: true"),
            new Bad(
                    Rule.NOTHING_OF_THE_NODE,
                    "test",
                    "enableServiceLinks: false",
                    "enableServiceLinks: false\n      hostNetwork: true"),
            new Bad(
                    Rule.NOTHING_OF_THE_NODE,
                    "test",
                    "      - emptyDir:\n          sizeLimit: 64Mi\n",
                    "      - hostPath:\n          path: /tmp\n"),
            new Bad(Rule.GRACE, "test", "terminationGracePeriodSeconds: 90", "terminationGracePeriodSeconds: 60"),
            new Bad(Rule.GRACE, "test", "seconds: 25", "seconds: 0"),
            new Bad(Rule.IMAGES, "test", "image: local/labra:v1", "image: local/labra:latest"),
            new Bad(Rule.IMAGES, "test", "image: local/nginx:v1", "image: local/nginx"),
            new Bad(Rule.REFERENCES, "test", "secretName: labra-app", "secretName: labra-ap"),
            new Bad(Rule.REFERENCES, "test", "claimName: labra-backups", "claimName: labra-backup"),
            new Bad(Rule.REFERENCES, "test", "serviceAccountName: labra-nginx", "serviceAccountName: nginx"),
            new Bad(
                    Rule.REFERENCES,
                    "test",
                    "    kind: Deployment\n    name: labra-app",
                    "    kind: Deployment\n    name: app"),
            new Bad(Rule.REFERENCES, "eks", "            name: labra-nginx\n", "            name: nginx\n"),
            new Bad(Rule.SELECTORS, "test", "(?s)(kind: Service\n.*?component: )app", "$1application"),
            new Bad(Rule.CONNECTIONS, "test", "maxReplicas: 6", "maxReplicas: 60"),
            new Bad(Rule.CONNECTIONS, "on-premises", "max_connections: \"200\"", "max_connections: \"100\""),
            new Bad(
                    Rule.NO_SECRETS,
                    "test",
                    "kind: PersistentVolumeClaim",
                    "kind: Secret\nmetadata:\n  name: labra-app\n---\napiVersion: v1\nkind: PersistentVolumeClaim"),
            new Bad(Rule.NO_SECRETS, "test", "postgresql://database", "postgresql://labra:secret@database"),
            new Bad(Rule.NO_SECRETS, "test", "LABRA_COUNTRY: AR", "LABRA_ADMIN_PASSWORD: correct-horse"),
            new Bad(Rule.NO_SECRETS, "test", "name: LABRA_KEYS_FOLDER", "name: LABRA_KEYS_JWK"),
            new Bad(Rule.DISRUPTION, "test", "minReplicas: 2", "minReplicas: 1"),
            new Bad(Rule.DISRUPTION, "test", "maxUnavailable: 0", "maxUnavailable: 1"),
            new Bad(
                    Rule.DISRUPTION,
                    "test",
                    "unhealthyPodEvictionPolicy: AlwaysAllow",
                    "unhealthyPodEvictionPolicy: IfHealthyBudget"),
            new Bad(Rule.DISRUPTION, "test", "  revisionHistoryLimit: 3", "  replicas: 2\n  revisionHistoryLimit: 3"),
            new Bad(Rule.NETWORK, "test", "  clusterIP: None", "  type: LoadBalancer"),
            new Bad(Rule.NETWORK, "test", "  podSelector: \\{\\}", "  podSelector: {matchLabels: {a: b}}"),
            new Bad(Rule.NETWORK, "eks", "            name: labra-nginx\n", "            name: labra-app\n"),
            new Bad(Rule.DOOR, "eks", "cidr: 10.0.0.0/20", "cidr: 10.0.0.0/16"),
            new Bad(Rule.DOOR, "on-premises", "from:\n    - namespaceSelector:[^p]*labra/door: \"true\"\n    ", ""),
            new Bad(Rule.DOOR, "test", "    # set_real_ip_from", "    set_real_ip_from"),
            new Bad(Rule.SETTINGS, "eks", "LABRA_URL: https://multas.example.org", "LABRA_ZONE: UTC"),
            new Bad(Rule.SETTINGS, "eks", "LABRA_URL: https://", "LABRA_URL: http://"),
            new Bad(Rule.SETTINGS, "eks", "&sslrootcert=/etc/labra/authorities/global-bundle.pem", ""),
            new Bad(Rule.SETTINGS, "eks", "LABRA_MAIL_SMTP_HOST", "LABRA_MAIL_SMTP_HOTS"),
            new Bad(Rule.SETTINGS, "test", "LABRA_MAIL_RELAY: \"false\"", "LABRA_MAIL_RELAY: \"true\""),
            new Bad(Rule.SETTINGS, "test", "LABRA_TRUST_PROXY: \"true\"", "LABRA_TRUST_PROXY: \"false\""),
            new Bad(Rule.SETTINGS, "test", "LABRA_DATABASE_PATIENCE: \"60\"", "LABRA_DATABASE_PATIENCE: \"0\""),
            new Bad(Rule.SETTINGS, "test", "LABRA_EVIDENCE_MOST: \"0\"", "LABRA_EVIDENCE_MOST: \"7\""),
            new Bad(Rule.SETTINGS, "test", "LABRA_LOG_JSON: \"true\"", "LABRA_LOG_JSON: \"false\""),
            new Bad(Rule.MIGRATION, "test", "name: labra-migrate-v1", "name: labra-migrate-v0"),
            new Bad(
                    Rule.MIGRATION,
                    "test",
                    "(?s)(kind: Job.*?configMapRef:\\n *name: )labra-migrate-settings",
                    "$1labra-settings-0123456789"),
            new Bad(Rule.MIGRATION, "test", "local/labra:v1", "local/labra:1.0"),
            new Bad(Rule.MIGRATION, "test", "(MIGRATE_AT_START\n *value: )\"false\"", "$1\"true\""),
            new Bad(Rule.MIGRATION, "test", "secretName: labra-app", "secretName: labra-migrate"));

    static Stream<Arguments> rules() {
        return OVERLAYS.stream()
                .flatMap(overlay -> Arrays.stream(Rule.values())
                        // There a build within the network migrates (aws/, SchemaBuild).
                        .filter(rule -> rule != Rule.MIGRATION || !overlay.equals("aws"))
                        .map(rule -> Arguments.of(overlay, rule)));
    }

    static Stream<Bad> bad() {
        return BAD.stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void an_overlay_holds_to_the_rule(String overlay, Rule rule) throws Exception {
        assertThat(rule.against(Manifests.of(Manifests.text(overlay)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_manifest_is_seen(Bad bad) throws Exception {
        String right = Manifests.text(bad.overlay());
        Matcher found = Pattern.compile(bad.right()).matcher(right);
        // The settings are there twice: the migration has them under a name that stays.
        String wrong = bad.rule() == Rule.SETTINGS ? found.replaceAll(bad.wrong()) : found.replaceFirst(bad.wrong());
        assertThat(wrong).isNotEqualTo(right);
        assertThat(bad.rule().against(Manifests.of(wrong))).isNotEmpty();
    }

    @Test
    void every_rule_has_a_bad_manifest() {
        assertThat(BAD.stream().map(Bad::rule).collect(Collectors.toSet())).isEqualTo(Set.of(Rule.values()));
    }
}
