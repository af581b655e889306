package labra.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// What administrators chose for the town; nothing where nobody chose. Its fields have the names that forms send; the
/// roles that may not be without a second factor bear the names that accounts have them by.
public record Town(
        @JsonProperty("zona") @Nullable ZoneId zone,
        @JsonProperty("acceso") @Nullable ReportAccess reportAccess,
        @JsonProperty("municipio") @Nullable String name,
        @JsonProperty("contacto") @Nullable String contact,
        @JsonProperty("segundo_factor") List<String> secondFactorRoles,
        int version) {

    public static final Town UNCHOSEN = new Town(null, null, null, null, List.of(), 0);

    /// Every SQL statement about it.
    interface Rows {
        @SqlQuery("SELECT zone, report_access, name, contact, second_factor_roles, version FROM town")
        Town find();

        @SqlQuery("""
                UPDATE town SET zone = :zone, report_access = :reportAccess, name = :name, contact = :contact,
                                second_factor_roles = :secondFactorRoles, version = version + 1, updated_at = now()
                WHERE :expected::integer IS NULL OR version = :expected
                RETURNING zone, report_access, name, contact, second_factor_roles, version
                """)
        Optional<Town> change(@BindMethods Town wanted, @Nullable Integer expected);
    }
}
