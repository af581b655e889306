package labra.cluster;

import java.util.List;
import java.util.function.Function;

/// What holds in every cluster; each says what is against it, by name.
enum Rule {
    PROBES(PodRules::probes),
    RESOURCES(PodRules::resources),
    NO_ROOT(PodRules::noRoot),
    LOCKED_CONTAINERS(PodRules::lockedContainers),
    NO_TOKEN_NOR_LINKS(PodRules::noTokenNorLinks),
    NOTHING_OF_THE_NODE(PodRules::nothingOfTheNode),
    GRACE(PodRules::grace),
    IMAGES(PodRules::images),
    REFERENCES(ReferenceRules::references),
    SELECTORS(ReferenceRules::selectors),
    CONNECTIONS(ClusterRules::connections),
    NO_SECRETS(SettingsRules::noSecrets),
    DISRUPTION(ClusterRules::disruption),
    NETWORK(ClusterRules::network),
    DOOR(ClusterRules::door),
    SETTINGS(SettingsRules::settings),
    MIGRATION(SettingsRules::migration);

    private final Function<Manifests, List<String>> check;

    Rule(Function<Manifests, List<String>> check) {
        this.check = check;
    }

    List<String> against(Manifests manifests) {
        return check.apply(manifests);
    }
}
