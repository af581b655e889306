package labra.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import labra.platform.Database;
import labra.postgres.StatementPlans;
import labra.postgres.Superuser;
import labra.web.Fields;
import labra.web.lists.PageRequest;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A page of the desk costs the same however long the trail is: PostgreSQL is asked for its plans over 300,000 rows,
/// which are rolled back afterwards.
@QuarkusTest
class DeskPlansTest {
    private static final String ROWS = """
            SET LOCAL session_replication_role = replica;
            INSERT INTO audit (at, actor, action, subject, subject_id, leaves, salt)
            SELECT timestamptz '2020-01-01' + i * interval '1 minute',
                   CASE WHEN i % 1000 = 0 THEN 'account:ana' WHEN i % 3 = 0 THEN 'account:luz' ELSE 'officers' END,
                   CASE WHEN i % 50 = 0 THEN 'UPDATE' ELSE 'INSERT' END,
                   CASE WHEN i % 2000 = 1 THEN 'person' WHEN i % 10 = 1 THEN 'token' ELSE 'notice' END, i::text, sha256('x'), gen_random_uuid()
            FROM generate_series(1, 300000) AS i;
            ANALYZE audit;
            """;

    @Inject
    Database database;

    @Test
    void no_page_reads_the_whole_trail() throws SQLException {
        try (Connection connection = Superuser.connection()) {
            Handle handle = Jdbi.create(connection)
                    .installPlugin(new SqlObjectPlugin())
                    .installPlugin(new PostgresPlugin())
                    .open();
            handle.registerRowMapper(ConstructorMapper.factory(TrailEntry.class));
            handle.begin();
            try {
                handle.getConnection().createStatement().execute(ROWS);
                for (String[] filter : List.<String[]>of(
                        new String[] {},
                        new String[] {"quien", "ana"},
                        new String[] {"quien", "officers"},
                        new String[] {"tipo", "person"},
                        new String[] {"tipo", "notice"},
                        new String[] {"hecho", "cambio"},
                        new String[] {"hecho", "baja"},
                        new String[] {"hecho", "olvido", "tipo", "person"},
                        new String[] {"tipo", "notice", "quien", "ana", "desde", "2020-03-01", "hasta_dia", "2020-04-01"
                        },
                        new String[] {"registro", "77", "tipo", "notice"},
                        new String[] {"desde", "2020-03-01", "hasta_dia", "2020-03-02"})) {
                    String cursor = looked(handle, filter, null);
                    if (cursor != null) {
                        looked(handle, filter, cursor);
                    }
                }
            } finally {
                handle.rollback();
            }
        }
    }

    /// Where its next page begins.
    private @Nullable String looked(Handle handle, String[] filter, @Nullable String cursor) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < filter.length; i += 2) {
            query.put(filter[i], filter[i + 1]);
        }
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        Fields fields = new Fields(query);
        var listing = new TrailFilter(database, ZoneOffset.UTC).listing(fields);
        PageRequest request = PageRequest.read(fields, TrailEntry.SORTS, "-hora");
        AtomicReference<@Nullable String> next = new AtomicReference<>();
        List<String> plans = StatementPlans.of(
                handle,
                same -> next.set(listing.window(same, TrailEntry.class, request).next()));
        assertThat(plans)
                .as(String.join(" ", filter))
                .singleElement()
                .asString()
                .doesNotContain("Seq Scan on audit");
        return next.get();
    }
}
