package labra.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// What administrators chose for the town; nothing where nobody chose. Its fields have the names that forms send.
public record Town(
        @JsonProperty("zona") @Nullable ZoneId zone,
        @JsonProperty("acceso") @Nullable ReportAccess reportAccess,
        @JsonProperty("municipio") @Nullable String name,
        @JsonProperty("contacto") @Nullable String contact,
        int version) {

    static final Town UNCHOSEN = new Town(null, null, null, null, 0);

    /// Every SQL statement about it.
    interface Rows {
        @SqlQuery("SELECT zone, report_access, name, contact, version FROM town")
        Town find();

        @SqlQuery("""
                UPDATE town SET zone = :zone, report_access = :reportAccess, name = :name, contact = :contact,
                                version = version + 1, updated_at = now()
                WHERE :expected::integer IS NULL OR version = :expected
                RETURNING zone, report_access, name, contact, version
                """)
        Optional<Town> change(@BindMethods Town wanted, @Nullable Integer expected);
    }
}
