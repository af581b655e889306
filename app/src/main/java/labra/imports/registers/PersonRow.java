package labra.imports.registers;

import java.util.List;
import labra.csv.Row;
import labra.csv.Unfit;
import labra.imports.mapping.Cells;
import labra.imports.mapping.Column;
import labra.imports.mapping.Mapping;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// A person as a file says it.
public record PersonRow(String name, String email) {
    /// The register of people.
    public record Register(Mapping mapping) implements RegisterLoader.Register<PersonRow> {
        @Override
        public PersonRow read(Row.Good row) throws Unfit {
            Cells cells = new Cells(row, mapping);
            return new PersonRow(cells.required(Column.NAME, 200), cells.email(Column.EMAIL));
        }

        @Override
        public List<String> add(Handle handle, List<PersonRow> people) {
            String[] names = people.stream().map(PersonRow::name).toArray(String[]::new);
            String[] emails = people.stream().map(PersonRow::email).toArray(String[]::new);
            return handle.attach(Statements.class).add(names, emails);
        }

        @Override
        public String key(PersonRow person) {
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
