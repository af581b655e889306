package labra.imports.registers;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import labra.csv.Row;
import labra.imports.mapping.Cells;
import labra.imports.mapping.ImportColumn;
import labra.imports.mapping.Mapping;
import labra.imports.mapping.Reason;
import labra.imports.mapping.Unfit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// An entry of a catalogue of offences as a file says it.
public record ReadOffence(
        String code,
        String description,
        @Nullable BigDecimal fixedUnits,
        @Nullable Integer points) {
    private static final BigDecimal MOST_UNITS = new BigDecimal("9999999999.99");

    /// The catalogue.
    public record Register(Mapping mapping) implements RegisterLoader.Register<ReadOffence> {
        @Override
        public ReadOffence read(Row.Good row) throws Unfit {
            Cells cells = new Cells(row, mapping);
            return new ReadOffence(
                    cells.required(ImportColumn.CODE, 40),
                    cells.required(ImportColumn.DESCRIPTION, 500),
                    units(cells),
                    points(cells));
        }

        @Override
        public List<String> add(Handle handle, List<ReadOffence> offences) {
            return handle.attach(Statements.class)
                    .add(
                            array(offences, ReadOffence::code, new String[0]),
                            array(offences, ReadOffence::description, new String[0]),
                            array(
                                    offences,
                                    it -> it.fixedUnits() == null
                                            ? null
                                            : it.fixedUnits().toPlainString(),
                                    new String[0]),
                            array(offences, ReadOffence::points, new Integer[0]));
        }

        @Override
        public String key(ReadOffence offence) {
            return offence.code();
        }

        private static <V> V[] array(List<ReadOffence> offences, Function<ReadOffence, @Nullable V> value, V[] empty) {
            return offences.stream().map(value).toList().toArray(empty);
        }
    }

    private static @Nullable BigDecimal units(Cells cells) throws Unfit {
        String written = cells.text(ImportColumn.FIXED_UNITS, 40);
        if (written.isEmpty()) {
            return null;
        }
        try {
            BigDecimal units = new BigDecimal(written.replace(',', '.'));
            if (units.signum() >= 0
                    && units.compareTo(MOST_UNITS) <= 0
                    && units.stripTrailingZeros().scale() <= 2) {
                return units;
            }
        } catch (NumberFormatException notANumber) {
            throw new Unfit(Reason.BAD_NUMBER, ImportColumn.FIXED_UNITS.key(), written);
        }
        throw new Unfit(Reason.BAD_NUMBER, ImportColumn.FIXED_UNITS.key(), written);
    }

    private static @Nullable Integer points(Cells cells) throws Unfit {
        String written = cells.text(ImportColumn.POINTS, 40);
        if (!written.matches("\\d{0,6}")) {
            throw new Unfit(Reason.BAD_NUMBER, ImportColumn.POINTS.key(), written);
        }
        return written.isEmpty() ? null : Integer.valueOf(written);
    }

    /// Its SQL.
    interface Statements {
        @SqlQuery("""
                WITH said AS (SELECT *, row_number() OVER (PARTITION BY lower(code) ORDER BY n) AS turn
                              FROM unnest(:codes, :descriptions, CAST(:units AS numeric[]), :points)
                                   WITH ORDINALITY AS said (code, description, fixed_units, points, n)),
                     added AS (INSERT INTO offence (code, description, fixed_units, points)
                               SELECT code, description, fixed_units, points FROM said WHERE turn = 1 ORDER BY n
                               ON CONFLICT (lower(code)) DO NOTHING RETURNING code, description, fixed_units, points)
                SELECT CASE WHEN said.turn = 1 AND added.code IS NOT NULL THEN 'LOADED'
                            WHEN CASE WHEN added.code IS NULL
                                      THEN (present.description, present.fixed_units, present.points)
                                           IS NOT DISTINCT FROM (said.description, said.fixed_units, said.points)
                                      ELSE (added.description, added.fixed_units, added.points)
                                           IS NOT DISTINCT FROM (said.description, said.fixed_units, said.points) END
                            THEN 'REPEATED'
                            ELSE 'CODE_TAKEN' END
                FROM said
                     LEFT JOIN added ON lower(added.code) = lower(said.code)
                     LEFT JOIN offence present ON lower(present.code) = lower(said.code)
                ORDER BY said.n
                """)
        List<String> add(String[] codes, String[] descriptions, @Nullable String[] units, @Nullable Integer[] points);
    }
}
