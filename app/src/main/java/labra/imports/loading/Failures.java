package labra.imports.loading;

import java.util.UUID;
import labra.csv.ImportFailure;
import labra.web.Outages;
import org.jboss.logging.Logger;

/// Whatever ended an import, as people are told it. What nobody foresaw goes to the log under a reference that they
/// get.
public final class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);

    private Failures() {}

    public static ImportFailure told(RuntimeException failed) {
        if (failed instanceof ImportFailure known) {
            return known;
        }
        String reference = UUID.randomUUID().toString();
        if (Outages.isOutage(failed)) {
            LOG.warnf("The database does not answer an import, reference %s: %s", reference, failed.getMessage());
            return new ImportFailure("failure.database-away", reference);
        }
        LOG.errorf(failed, "An import failed, reference %s", reference);
        return new ImportFailure("failure.unforeseen", reference);
    }
}
