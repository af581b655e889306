package labra.imports.registers;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import labra.csv.Row;
import labra.imports.loading.Loader;
import labra.imports.loading.Totals;
import labra.imports.mapping.Cells;
import labra.imports.mapping.ImportColumn;
import labra.imports.mapping.InvalidCell;
import labra.imports.mapping.Kind;
import labra.imports.mapping.Mapping;
import labra.imports.mapping.Rejection;
import labra.pages.Form;
import labra.registers.BulkRows;
import labra.registers.Inputs;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.Refusal;
import org.jdbi.v3.core.Handle;

/// Loads rows of a register, which are read like forms that somebody sent: new ones are added, the same again is
/// repeated, what its form would refuse is refused with the same words. A thing as it is written is an `N`.
public class RegisterLoader<N> implements Loader<RegisterLoader.Line> {
    private final Kind kind;
    private final Mapping mapping;
    private final Source<N> source;

    /// Where a register keeps what it knows of its things: the fields of its form, how they are read, its statements.
    public record Source<N>(Inputs inputs, Function<Fields, N> reader, Class<? extends BulkRows<N>> rows) {}

    public RegisterLoader(Kind kind, Mapping mapping, Source<N> source) {
        this.kind = kind;
        this.mapping = mapping;
        this.source = source;
    }

    /// A row, and the form that it fills.
    record Line(Row.Good row, Form form) {}

    /// What a file does not say of a flag stays unsaid, where an empty box of a form means no.
    Fields fields(Form form) throws InvalidCell {
        Map<String, Form.Kind> said = new LinkedHashMap<>(source.inputs().all());
        said.entrySet()
                .removeIf(field -> field.getValue() == Form.Kind.FLAG
                        && form.value(field.getKey()).isEmpty());
        return form.fields(said);
    }

    /// Fills in what the rows tell of other records.
    void complete(Handle handle, List<Form> forms) {}

    @Override
    public Line read(Row.Good row) throws InvalidCell {
        Cells cells = new Cells(row, mapping);
        Form form = new Form(Map.of());
        for (ImportColumn column : kind.columns()) {
            form.set(column.fact(), cells.text(column, Integer.MAX_VALUE));
        }
        return new Line(row, form);
    }

    @Override
    public int writer(Line line, int writers) {
        return 0;
    }

    @Override
    public Outcome load(Handle handle, List<Line> batch) {
        complete(handle, batch.stream().map(Line::form).toList());
        List<Rejection> rejections = new ArrayList<>();
        Map<Line, N> things = new LinkedHashMap<>();
        for (Line line : batch) {
            try {
                things.put(line, source.reader().apply(fields(line.form())));
            } catch (Refusal refusal) {
                rejections.add(Rejection.of(line.row(), refusal));
            } catch (InvalidCell invalid) {
                rejections.add(invalid.of(line.row()));
            }
        }
        Totals totals = added(handle, things, rejections);
        return new Outcome(totals.plus(Totals.rejected(rejections.size())), rejections);
    }

    private Totals added(Handle handle, Map<Line, N> things, List<Rejection> rejections) {
        Totals totals = Totals.NONE;
        Iterator<Line> lines = things.keySet().iterator();
        for (String fate : handle.attach(source.rows()).addAll(List.copyOf(things.values()))) {
            Line line = lines.next();
            switch (fate) {
                case BulkRows.LOADED -> totals = totals.plus(Totals.LOADED);
                case BulkRows.REPEATED -> totals = totals.plus(Totals.REPEATED);
                case String taken ->
                    rejections.add(
                            Rejection.of(line.row(), Problem.valueOf(taken).refusal()));
            }
        }
        return totals;
    }
}
