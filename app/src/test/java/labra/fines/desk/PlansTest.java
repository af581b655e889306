package labra.fines.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import labra.fines.Fine;
import labra.fines.FineRow;
import labra.fines.Fines;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.postgres.StatementPlans;
import labra.postgres.Superuser;
import labra.web.Fields;
import labra.web.lists.PageRequest;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// Reports and lists of fines find theirs by an index, however many there are. PostgreSQL itself is asked for its
/// plans, of the very statements that the code runs, over 50,000 fines that are rolled back afterwards.
@QuarkusTest
class PlansTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");
    private static final String FINES = """
            WITH owner AS (INSERT INTO person (name, email)
                    SELECT 'Persona ' || i, 'plan' || i || '@example.com' FROM generate_series(1, 500) i RETURNING id),
                 car AS (INSERT INTO vehicle (country, plate, plate_as_written, brand, color, person_id)
                    SELECT 'AR', 'PLAN' || row_number() OVER (), 'PLAN', 'Fiat', 'rojo', id FROM owner, generate_series(1, 4) RETURNING id, plate),
                 police AS (INSERT INTO officer (name, badge) SELECT 'Oficial', 'plan-' || i FROM generate_series(1, 50) i RETURNING id),
                 cars AS (SELECT id, plate, row_number() OVER () AS n FROM car),
                 policemen AS (SELECT id, row_number() OVER () AS n FROM police),
                 code AS (INSERT INTO offence (code, description) VALUES ('PLAN', 'Plan') RETURNING id)
            INSERT INTO fine (id, country, plate, plate_as_written, vehicle_id, officer_id, committed_at, comments, number,
                              status, offence_id, source, digest)
            SELECT gen_random_uuid(), 'AR', cars.plate, 'PLAN', CASE WHEN i % 100 = 0 THEN NULL ELSE cars.id END, policemen.id,
                   timestamptz '2020-01-01' + i * interval '1 hour', 'Plan', 'N' || i,
                   CASE WHEN i % 100 = 0 THEN 'OBSERVED' WHEN i % 500 = 1 THEN 'VOIDED' ELSE 'ISSUED' END,
                   CASE WHEN i % 50 = 0 THEN code.id END, 'IMPORT', sha256(i::text::bytea)
            FROM generate_series(1, 50000) i JOIN cars ON cars.n = i % 2000 + 1 JOIN policemen ON policemen.n = i % 50 + 1, code
            """;

    /// Ends the transaction without a trace.
    private static final class Undone extends RuntimeException {}

    @Inject
    Database database;

    @Inject
    TownSettings town;

    @Test
    void no_report_and_no_list_reads_every_fine() throws SQLException {
        Superuser.run("GRANT MAINTAIN ON person, vehicle, officer, offence, fine TO labra_app");
        List<String> scans = new ArrayList<>();
        assertThatThrownBy(() -> database.write(TEST, handle -> {
                    handle.execute("SELECT set_config('labra.notify', 'off', true)");
                    handle.execute(FINES);
                    handle.execute("ANALYZE person, vehicle, officer, offence, fine");
                    long owner = owner(handle);
                    explain(
                            handle,
                            "report",
                            scans,
                            same -> same.attach(Fines.class).ofPerson(owner));
                    String email = handle.createQuery("SELECT email FROM person WHERE id = :id")
                            .bind("id", owner)
                            .mapTo(String.class)
                            .one();
                    explain(handle, "report by e-mail", scans, same -> Fines.ofEmails(same, List.of(email)));
                    for (String[] filter : filters(handle)) {
                        for (String order : List.of("timestamp", "-timestamp")) {
                            explain(
                                    handle,
                                    String.join(" ", filter) + " " + order,
                                    scans,
                                    same -> list(same, filter, order, null));
                            explain(
                                    handle,
                                    "interface: " + String.join(" ", filter) + " " + order,
                                    scans,
                                    same -> interfaceList(same, filter, order));
                            String cursor = list(handle, filter, order, null);
                            explain(
                                    handle,
                                    String.join(" ", filter) + " " + order + " page 2",
                                    scans,
                                    same -> list(same, filter, order, cursor));
                        }
                    }
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);
        assertThat(scans).isEmpty();
        Superuser.run("REVOKE MAINTAIN ON person, vehicle, officer, offence, fine FROM labra_app");
    }

    private static List<String[]> filters(Handle handle) {
        String plate = handle.createQuery("SELECT plate FROM vehicle WHERE plate LIKE 'PLAN%' LIMIT 1")
                .mapTo(String.class)
                .one();
        String officer = handle.createQuery("SELECT max(id)::text FROM officer")
                .mapTo(String.class)
                .one();
        return List.<String[]>of(
                new String[] {},
                new String[] {"placa", plate},
                new String[] {"placa", "NADA1"},
                new String[] {"q", "PLAN77"},
                new String[] {"q", "N77"},
                new String[] {"pais", "AR"},
                new String[] {"persona_id", Long.toString(owner(handle))},
                new String[] {"policia_id", officer},
                new String[] {"infraccion", "plan"},
                new String[] {"estado", "LABRADA"},
                new String[] {"estado", "OBSERVADA"},
                new String[] {"estado", "ANULADA"},
                new String[] {"numero", "N77"},
                new String[] {"desde", "2021-01-01", "hasta", "2021-02-01"},
                new String[] {"policia_id", officer, "estado", "OBSERVADA", "desde", "2021-01-01"});
    }

    private static long owner(Handle handle) {
        return handle.createQuery("SELECT max(id) FROM person")
                .mapTo(Long.class)
                .one();
    }

    private void interfaceList(Handle handle, String[] filter, String order) {
        ObjectNode query =
                JsonNodeFactory.instance.objectNode().put("orden", order).put("limite", "50");
        for (int i = 0; i < filter.length; i += 2) {
            query.put(filter[i], filter[i + 1]);
        }
        Fields fields = new Fields(query);
        FineFilter.from(fields, town.zone())
                .listing(FineRow.COLUMNS, FineRow.JOINS)
                .window(handle, FineRow.class, PageRequest.read(fields, FineRow.SORTS, "-timestamp"));
    }

    /// What the list's next page begins after; null at its end.
    private @org.jspecify.annotations.Nullable String list(
            Handle handle, String[] filter, String order, @org.jspecify.annotations.Nullable String cursor) {
        ObjectNode query =
                JsonNodeFactory.instance.objectNode().put("orden", order).put("limite", "20");
        for (int i = 0; i < filter.length; i += 2) {
            query.put(filter[i], filter[i + 1]);
        }
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        Fields fields = new Fields(query);
        FineFilter wanted = FineFilter.from(fields, town.zone());
        return wanted.listing(Fines.COLUMNS, Fines.JOINS)
                .page(handle, Fine.class, PageRequest.read(fields, Fines.SORTS, "-timestamp"))
                .next();
    }

    /// Runs the work and notes each of its statements whose plan reads the whole table.
    private static void explain(Handle handle, String name, List<String> scans, Consumer<Handle> work) {
        List<String> plans = StatementPlans.of(handle, work);
        assertThat(plans).as(name).isNotEmpty();
        plans.stream()
                .filter(plan -> plan.contains("Seq Scan on fine "))
                .forEach(plan -> scans.add(name + "\n" + plan));
    }
}
