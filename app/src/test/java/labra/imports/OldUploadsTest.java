package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import labra.platform.Database;
import labra.postgres.Superuser;
import org.junit.jupiter.api.Test;

/// A file that nobody imported is gone after its two days, also when no other one comes.
@QuarkusTest
class OldUploadsTest {
    @Inject
    Database database;

    @Test
    void what_is_older_than_two_days_goes_by_itself() throws SQLException, InterruptedException {
        Superuser.run("INSERT INTO import_upload (id, kind, file_name, created_at) VALUES "
                + "('00000000-0000-4000-8000-000000000001', 'PEOPLE', 'vieja.csv', now() - interval '49 hours'), "
                + "('00000000-0000-4000-8000-000000000002', 'PEOPLE', 'nueva.csv', now() - interval '47 hours')");
        for (int tries = 0; names().size() > 1 && tries < 300; tries++) {
            Thread.sleep(100);
        }
        assertThat(names()).containsExactly("nueva.csv");
        Superuser.run("DELETE FROM import_upload WHERE file_name = 'nueva.csv'");
    }

    private List<String> names() {
        return database.read(handle -> handle.createQuery(
                        "SELECT file_name FROM import_upload WHERE file_name IN ('vieja.csv', 'nueva.csv')")
                .mapTo(String.class)
                .list());
    }
}
