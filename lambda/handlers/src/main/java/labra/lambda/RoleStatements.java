package labra.lambda;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What each function may in the database: all read, each writes what its type is made of, and nobody the trail or the
/// schema.
final class RoleStatements {
    /// What every function writes: security events, the use of tokens, what waits to be told.
    private static final String SHARED =
            "GRANT INSERT ON security_event TO %1$s; GRANT INSERT, UPDATE ON session_use TO %1$s; GRANT INSERT, UPDATE, DELETE ON guess TO %1$s";

    /// A vehicle that is registered gets the fines that waited for it, and their owner is told: triggers do that, as
    /// whoever writes.
    private static final String WAITED =
            "GRANT UPDATE ON fine TO %1$s; GRANT INSERT ON outbox, fine_event TO %1$s; GRANT INSERT, UPDATE ON fine_life TO %1$s; GRANT UPDATE ON notice TO %1$s";

    private static final Map<String, List<String>> OWN = own();

    private final Connection database;

    RoleStatements(Connection database) {
        this.database = database;
    }

    private static Map<String, List<String>> own() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        tables.put("personas", List.of("person"));
        tables.put("vehiculos", List.of("vehicle"));
        tables.put(
                "policias",
                List.of(
                        "officer",
                        "token",
                        "enrolment_code",
                        "guess",
                        "session_use",
                        "used_challenge",
                        "recovery_code",
                        "device",
                        "device_officer"));
        tables.put(
                "multas",
                List.of(
                        "fine",
                        "fine_event",
                        "fine_life",
                        "fine_tombstone",
                        "correction",
                        "annulment",
                        "acta",
                        "number_end",
                        "outbox",
                        "payment",
                        "payment_reversal",
                        "journal",
                        "posting"));
        tables.put("informe", List.of("outbox"));
        tables.put("relay", List.of("outbox"));
        return tables;
    }

    void apply(Map<String, String> passwords) throws SQLException {
        trail();
        for (var one : passwords.entrySet()) {
            if (!OWN.containsKey(one.getKey())) {
                throw new IllegalArgumentException("nothing is known of the role " + one.getKey());
            }
            String role = "labra_" + one.getKey();
            make(role, one.getValue());
            if (exists("fine")) {
                grant(role, OWN.get(one.getKey()));
            }
        }
    }

    /// Who the trail is written as, and nobody enters as: the migrations give it their functions.
    private void trail() throws SQLException {
        if (ask("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", "labra_trail")
                .equals("f")) {
            run("CREATE ROLE labra_trail NOLOGIN; GRANT labra_trail TO CURRENT_USER");
        }
    }

    /// The password is quoted by the database itself.
    private void make(String role, String password) throws SQLException {
        boolean known = ask("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", role)
                .equals("t");
        run(ask(
                "SELECT format('%s ROLE %%I LOGIN PASSWORD %%L', ?, ?)".formatted(known ? "ALTER" : "CREATE"),
                role,
                password));
        run(ask("SELECT format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), ?)", role));
        run("GRANT USAGE ON SCHEMA public TO " + role);
    }

    private void grant(String role, List<String> tables) throws SQLException {
        run("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM " + role);
        if (role.equals("labra_relay")) {
            run(
                    "GRANT SELECT ON fine, vehicle, person, outbox, notice TO labra_relay; GRANT UPDATE, DELETE ON outbox TO labra_relay; GRANT INSERT ON notice TO labra_relay");
            return;
        }
        run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);
        run("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO " + role);
        run(SHARED.formatted(role));
        for (String table : tables) {
            if (exists(table)) {
                run("GRANT INSERT, UPDATE, DELETE ON %s TO %s".formatted(table, role));
            }
        }
        if (role.equals("labra_vehiculos")) {
            run(WAITED.formatted(role));
        }
        run("REVOKE UPDATE, DELETE ON audit, fine_event, journal, posting, security_event, acta FROM " + role);
    }

    private boolean exists(String table) throws SQLException {
        return ask("SELECT to_regclass(?) IS NOT NULL", "public." + table).equals("t");
    }

    private String ask(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
