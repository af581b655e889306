package labra.access;

import jakarta.inject.Singleton;
import labra.platform.Database;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.JdbiException;

/// Ready is what somebody can work with: the first administrator is there.
@Readiness
@Singleton
class SomebodyCanSignIn implements HealthCheck {
    private final Database database;
    private volatile boolean isKnown;

    SomebodyCanSignIn(Database database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        if (!isKnown) {
            isKnown = isAnybody();
        }
        return HealthCheckResponse.builder().name("accounts").status(isKnown).build();
    }

    private boolean isAnybody() {
        try {
            return database.read(TokenRecords.class, TokenRecords::anyAccount);
        } catch (JdbiException away) {
            return false;
        }
    }
}
