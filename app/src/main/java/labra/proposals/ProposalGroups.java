package labra.proposals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts proposals of one person and source together.
final class ProposalGroups {
    private record Key(String source, long proposedBy) {}

    private ProposalGroups() {}

    static List<Proposals.Group> of(String kind, List<? extends Proposed> waiting) {
        Map<Key, List<Proposed>> groups = new LinkedHashMap<>();
        for (Proposed row : waiting) {
            groups.computeIfAbsent(new Key(row.source(), row.proposedBy()), first -> new ArrayList<>())
                    .add(row);
        }
        return groups.entrySet().stream()
                .map(group -> new Proposals.Group(
                        kind, group.getKey().source(), group.getKey().proposedBy(), List.copyOf(group.getValue())))
                .toList();
    }
}
