package labra.proposals;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row with its source that one account proposed and another approves; until then it does not count.
public interface Proposed {
    /// Something that the row says: the key of what it is called, and the value.
    record Detail(String key, String value) {}

    long id();

    /// What it is about, in the words of the law.
    String title();

    List<Detail> details();

    String source();

    long proposedBy();

    String proposer();

    Instant proposedAt();

    @Nullable
    String approver();

    @Nullable
    Instant approvedAt();

    default boolean waiting() {
        return approvedAt() == null;
    }
}
