package labra.privacy;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import labra.people.People;
import labra.platform.Database;
import labra.web.Problem;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/// All that is held of one person: as one JSON object that is written while it is read, however much it is, and its
/// beginning for paper.
@Singleton
class PersonData {
    private static final int FETCHED = 500;

    private final Database database;

    PersonData(Database database) {
        this.database = database;
    }

    void require(long person) {
        if (database.read(People.class, people -> people.find(person)).isEmpty()) {
            throw Problem.NOT_FOUND.refusal();
        }
    }

    /// A list of records for each table, a record a line.
    void write(long person, OutputStream out) throws IOException {
        Writer json = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            database.read(handle -> atOnce(handle, reading -> {
                for (PersonPart part : PersonPart.values()) {
                    print(json, part == PersonPart.PERSON ? "{" : ",\n");
                    print(json, "\"" + part.table() + "\": [");
                    try (Stream<String> records = records(reading, part, person)) {
                        String before = "\n";
                        for (Iterator<String> each = records.iterator(); each.hasNext(); before = ",\n") {
                            print(json, before + each.next());
                        }
                    }
                    print(json, "]");
                }
                return person;
            }));
            json.write("}\n");
            json.flush();
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    /// The first records of each table, and one more where there are more.
    Map<PersonPart, List<String>> first(long person, int most) {
        return database.read(handle -> atOnce(handle, reading -> {
            Map<PersonPart, List<String>> all = new EnumMap<>(PersonPart.class);
            for (PersonPart part : PersonPart.values()) {
                try (Stream<String> records = records(reading, part, person)) {
                    all.put(part, new ArrayList<>(records.limit(most + 1L).toList()));
                }
            }
            return all;
        }));
    }

    /// What is done with one look at everything.
    @FunctionalInterface
    private interface Look<T> {
        T at(Handle handle);
    }

    private static <T> T atOnce(Handle handle, Look<T> look) {
        return handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, look::at);
    }

    private static Stream<String> records(Handle handle, PersonPart part, long person) {
        return handle
                .createQuery(part.records())
                .bind("person", person)
                .setFetchSize(FETCHED)
                .mapTo(String.class)
                .stream();
    }

    private static void print(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
