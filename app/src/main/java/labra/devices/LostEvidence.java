package labra.devices;

import java.util.List;
import java.util.UUID;

/// Which evidence that a device brought is not there any more, by its hash: what keeps it says so.
public interface LostEvidence {
    List<String> of(UUID device);
}
