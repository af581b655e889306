package labra;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import labra.platform.Database;
import org.junit.jupiter.api.Test;

/// docs/privacy.md names each column that could hold something of a person, once, and none that is not there.
@QuarkusTest
class PrivacyTest {
    private static final Path PAGE = Path.of("..", "docs", "privacy.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (`[^|]*`) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Inject
    Database database;

    @Test
    void each_column_that_could_hold_personal_data_is_told() throws IOException {
        assertThat(told()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(there());
    }

    private static List<String> told() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .flatMap(row -> NAME.matcher(row.group(2)).results().map(name -> row.group(1) + "." + name.group(1)))
                .toList();
    }

    private List<String> there() {
        return database.read(
                handle -> handle.createQuery("""
                        SELECT table_name || '.' || column_name
                        FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                        WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                          AND table_name NOT IN ('flyway_schema_history', 'pg_stat_statements')
                          AND (data_type IN ('text', 'ARRAY', 'jsonb', 'json', 'bytea', 'inet', 'xml', 'double precision')
                               OR data_type LIKE 'character%')
                          AND (data_type <> 'ARRAY' OR udt_name <> '_uuid')
                        """).mapTo(String.class).list());
    }
}
