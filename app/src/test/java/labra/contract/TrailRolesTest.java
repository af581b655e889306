package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import labra.Api;
import labra.platform.Database;
import labra.postgres.Superuser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The role that works in the tables neither writes in the trail nor stops it, and has no way to the roles that could.
@QuarkusTest
class TrailRolesTest {
    private static final String NOT_ALLOWED = "42501";

    @Inject
    Api api;

    @Inject
    DataSource source;

    @Inject
    Database database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM audit",
                "UPDATE audit SET actor = 'account:admin'",
                "TRUNCATE audit",
                "INSERT INTO audit (at, actor, action, subject) VALUES ('2020-01-01', 'account:admin', 'UPDATE', 'fine')",
                "COPY audit (actor, action, subject) FROM STDIN",
                "MERGE INTO audit USING town ON false WHEN NOT MATCHED THEN INSERT (actor, action, subject) VALUES ('x', 'UPDATE', 'fine')",
                "ALTER TABLE audit DISABLE TRIGGER append_only",
                "ALTER TABLE fine DISABLE TRIGGER audited",
                "ALTER TABLE audit ADD COLUMN forged text",
                "DROP TRIGGER audited ON person",
                "DROP TABLE audit",
                "CREATE TRIGGER mine BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_row()",
                "CREATE RULE mine AS ON INSERT TO audit DO INSTEAD NOTHING",
                "CREATE OR REPLACE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                "ALTER FUNCTION audit_row() SECURITY INVOKER",
                "DROP FUNCTION audit_row() CASCADE",
                "SET ROLE labra_trail",
                "SET ROLE labra_owner",
                "SET SESSION AUTHORIZATION labra_owner",
                "SET session_replication_role = replica",
                "GRANT labra_trail TO labra_app",
                "ALTER ROLE labra_app SUPERUSER",
                "CREATE TEMPORARY TABLE audit (actor text)",
                "CREATE TABLE public.audit_of_mine (actor text)",
                "CREATE SCHEMA mine",
                "UPDATE fine_event SET fine_id = fine_id",
                "DELETE FROM posting",
                "DELETE FROM journal",
                "DELETE FROM security_event",
                "DELETE FROM log_entry",
                "UPDATE log_checkpoint SET size = 1",
                "DELETE FROM log_tile",
                "SELECT adopt('fine')",
                "UPDATE audit SET contents[1] = 'sha256:' || encode(sha256(convert_to(contents[1], 'UTF8')), 'hex')",
                "SELECT forget(0)",
                "SELECT forget_notes(0)",
                "DELETE FROM note",
                "UPDATE note_look SET looked_by = 'account:admin'",
                "DELETE FROM privacy_request",
                "UPDATE trail_layout SET columns = '{}'",
                "UPDATE flyway_schema_history SET success = true",
                "INSERT INTO backup_report DEFAULT VALUES",
                "COPY audit TO PROGRAM 'true'",
                "SELECT pg_read_file('postgresql.conf')"
            })
    void the_application_may_not(String forgery) {
        assertThatThrownBy(() -> asApplication(forgery))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState())
                                .as(refused.getMessage())
                                .isEqualTo(NOT_ALLOWED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM audit", "UPDATE audit SET actor = 'x'", "TRUNCATE audit"})
    void whoever_may_is_told_that_the_trail_is_only_added_to(String change) {
        assertThatThrownBy(() -> Superuser.run(change)).hasMessageContaining("only added to");
    }

    @Test
    void only_the_role_of_the_trail_adds_to_it_and_nobody_enters_as_that() {
        assertThat(names("""
                        SELECT grantee::regrole::text FROM pg_class, aclexplode(relacl)
                        WHERE relname = 'audit' AND privilege_type = 'INSERT' AND grantee <> relowner
                        """)).containsExactly("labra_trail");
        assertThat(names("SELECT rolname FROM pg_roles WHERE rolname LIKE 'labra%' AND rolcanlogin ORDER BY 1"))
                .containsExactly("labra_app", "labra_monitor", "labra_owner");
        assertThat(names("SELECT rolname FROM pg_roles WHERE rolname LIKE 'labra%' AND (rolsuper OR rolcreaterole OR "
                        + "rolcreatedb OR rolreplication OR rolbypassrls)"))
                .isEmpty();
        assertThat(names("""
                        SELECT privilege_type || ' ' || relname FROM pg_class, aclexplode(relacl)
                        WHERE grantee = 'labra_trail'::regrole ORDER BY 1
                        """))
                .containsExactly(
                        "INSERT audit",
                        "INSERT earlier_number",
                        "INSERT outbox",
                        "SELECT audit",
                        "SELECT change_reason",
                        "SELECT note",
                        "SELECT note_file",
                        "SELECT notice",
                        "SELECT notice_attempt",
                        "SELECT person",
                        "SELECT privacy_request",
                        "SELECT requested_change",
                        "SELECT vehicle",
                        "USAGE fine_numbers");
        assertThat(names("""
                        SELECT privilege_type || ' ' || attname FROM pg_attribute, aclexplode(attacl)
                        WHERE attrelid = 'audit'::regclass AND grantee = 'labra_trail'::regrole ORDER BY 1
                        """))
                .containsExactly("UPDATE after", "UPDATE before", "UPDATE contents", "UPDATE forgotten", "UPDATE salt");
    }

    @Test
    void what_writes_the_trail_is_its_roles_and_looks_nowhere_else() {
        List<String> writers =
                names("SELECT oid::regprocedure::text FROM pg_proc WHERE prosrc LIKE '%INSERT INTO audit%' "
                        + "AND prorettype = 'trigger'::regtype ORDER BY 1");
        assertThat(writers).contains("audit_row()", "fines_inserted()");
        assertThat(names("""
                        SELECT oid::regprocedure::text FROM pg_proc
                        WHERE prosecdef AND proowner = 'labra_trail'::regrole
                          AND 'search_path=public, pg_temp' = ANY (proconfig) AND proname NOT IN ('forget', 'forget_notes') ORDER BY 1
                        """)).isEqualTo(writers);
    }

    @Test
    void a_write_that_nobody_claims_is_told_as_that_of_its_session() throws SQLException {
        int person = api.person(Api.unique("sin-actor-") + "@example.com");
        asApplication("UPDATE person SET name = 'Otra' WHERE id = " + person);
        assertThat(names("SELECT actor FROM audit WHERE subject = 'person' AND subject_id = '" + person
                        + "' AND action = 'UPDATE'"))
                .containsExactly("database:labra_app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET labra.actor = 'account:admin'",
                "SELECT set_config('labra.actor', 'account:admin', false), "
                        + "set_config('labra.transaction', pg_current_xact_id()::text, false)"
            })
    void a_name_that_another_transaction_left_behind_is_not_believed(String left) throws SQLException {
        int person = api.person(Api.unique("actor-ajeno-") + "@example.com");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            try {
                statement.execute(left);
                statement.execute("UPDATE person SET name = 'Otra' WHERE id = " + person);
            } finally {
                statement.execute("RESET labra.actor");
                statement.execute("RESET labra.transaction");
            }
        }
        assertThat(names("SELECT actor || ' ' || session FROM audit WHERE subject = 'person' AND subject_id = '"
                        + person + "' AND action = 'UPDATE'"))
                .containsExactly("database:labra_app labra_app");
    }

    @Test
    void the_trail_names_the_role_that_wrote_beside_whom_it_says_to_act_for() throws SQLException {
        int person = api.person(Api.unique("rol-") + "@example.com");
        Superuser.run("""
                WITH claim AS (SELECT set_config('labra.actor', 'account:admin', true),
                                      set_config('labra.transaction', pg_current_xact_id()::text, true))
                UPDATE person SET name = 'Otra' FROM claim WHERE id = %d
                """.formatted(person));
        assertThat(names("SELECT actor || ' ' || session FROM audit WHERE subject = 'person' AND subject_id = '"
                        + person + "' ORDER BY id"))
                .containsExactly("account:admin labra_app", "account:admin postgres");
    }

    private void asApplication(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> names(String sql) {
        return database.read(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
