package labra.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import labra.Api;
import labra.access.Role;
import labra.platform.Database;
import labra.postgres.Superuser;
import org.junit.jupiter.api.Test;

/// Whatever names an account and keeps it from being removed is told in words.
@QuarkusTest
class AccountInUseTest {
    @Inject
    Api api;

    @Inject
    Database database;

    /// Those that go with the account keep nobody.
    @Test
    void every_foreign_key_to_accounts_is_a_refusal_with_words() {
        List<String> keys = database.read(
                handle -> handle.createQuery("""
                        SELECT conname FROM pg_constraint
                        WHERE contype = 'f' AND confrelid = 'account'::regclass AND confdeltype NOT IN ('c', 'n', 'd') ORDER BY 1
                        """).mapTo(String.class).list());
        assertThat(keys).hasSizeGreaterThan(10);
        assertThat(Accounts.NAMED_BY).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void who_asked_for_a_change_is_not_removed() throws SQLException {
        String name = api.account(Role.SUPERVISOR);
        long id = database.read(handle -> handle.createQuery("SELECT id FROM account WHERE username = ?")
                .bind(0, name)
                .mapTo(Long.class)
                .one());
        Superuser.run(
                "INSERT INTO requested_change (subject, record_id, record_version, title, reason, change, differences, asked_by) "
                        + "VALUES ('person', 999999999, 1, '-', 'x', '{}', '[]', " + id + ")");
        Response kept = Api.as(Api.signIn("usuario", api.account(Role.ADMINISTRATOR)))
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded")
                .redirects()
                .follow(false)
                .post("/admin/usuarios/" + id + "/eliminar");
        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(kept.header("Location")).as("back to the account").endsWith("/admin/usuarios/" + id);
    }
}
