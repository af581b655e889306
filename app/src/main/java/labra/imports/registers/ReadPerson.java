package labra.imports.registers;

import java.util.List;
import labra.csv.Row;
import labra.imports.mapping.Cells;
import labra.imports.mapping.ImportColumn;
import labra.imports.mapping.Mapping;
import labra.imports.mapping.Unfit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// A person as a file says it.
public record ReadPerson(String name, String email) {
    /// The register of people.
    public record Register(Mapping mapping) implements RegisterLoader.Register<ReadPerson> {
        @Override
        public ReadPerson read(Row.Good row) throws Unfit {
            Cells cells = new Cells(row, mapping);
            return new ReadPerson(cells.required(ImportColumn.NAME, 200), cells.email(ImportColumn.EMAIL));
        }

        @Override
        public List<String> add(Handle handle, List<ReadPerson> people) {
            String[] names = people.stream().map(ReadPerson::name).toArray(String[]::new);
            String[] emails = people.stream().map(ReadPerson::email).toArray(String[]::new);
            return handle.attach(Statements.class).add(names, emails);
        }

        @Override
        public String key(ReadPerson person) {
            return person.email();
        }
    }

    /// Its SQL.
    interface Statements {
        @SqlQuery("""
                WITH said AS (SELECT *, row_number() OVER (PARTITION BY lower(email) ORDER BY n) AS turn
                              FROM unnest(:names, :emails) WITH ORDINALITY AS said (name, email, n)),
                     added AS (INSERT INTO person (name, email)
                               SELECT name, email FROM said WHERE turn = 1 ORDER BY n
                               ON CONFLICT (lower(email)) DO NOTHING RETURNING name, email)
                SELECT CASE WHEN added.email IS NOT NULL AND said.turn = 1 THEN 'LOADED'
                            WHEN coalesce(added.name, present.name) = said.name THEN 'REPEATED'
                            ELSE 'EMAIL_TAKEN' END
                FROM said
                     LEFT JOIN added ON lower(added.email) = lower(said.email)
                     LEFT JOIN person present ON lower(present.email) = lower(said.email)
                ORDER BY said.n
                """)
        List<String> add(String[] names, String[] emails);
    }
}
