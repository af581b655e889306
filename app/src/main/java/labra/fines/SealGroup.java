package labra.fines;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The seals of a group as the arrays that its statement takes; every channel but the devices' has none.
record SealGroup(List<NewFine> sealed) {
    static SealGroup of(List<NewFine> fines) {
        return new SealGroup(fines.stream().filter(fine -> fine.seal() != null).toList());
    }

    boolean isEmpty() {
        return sealed.isEmpty();
    }

    /// Sets the arrays as the next parameters.
    void bind(Connection connection, PreparedStatement statement, int before) throws SQLException {
        int last = before;
        set(connection, statement, ++last, "uuid", NewFine::id);
        set(connection, statement, ++last, "uuid", fine -> seal(fine).device());
        set(connection, statement, ++last, "int8", fine -> seal(fine).sequence());
        set(connection, statement, ++last, "int8", fine -> seal(fine).number().seriesId());
        set(connection, statement, ++last, "int8", fine -> seal(fine).number().number());
        set(connection, statement, ++last, "text", fine -> seal(fine).jws());
        set(connection, statement, ++last, "text", fine -> seal(fine).hash());
        set(connection, statement, ++last, "text", fine -> seal(fine).previous());
        set(connection, statement, ++last, "int8", fine -> seal(fine).skewMillis());
        set(
                connection,
                statement,
                ++last,
                "text",
                fine -> seal(fine).receivedAt().toString());
    }

    private void set(
            Connection connection,
            PreparedStatement statement,
            int place,
            String type,
            Function<NewFine, @Nullable Object> part)
            throws SQLException {
        statement.setArray(
                place, connection.createArrayOf(type, sealed.stream().map(part).toArray()));
    }

    private static Seal seal(NewFine fine) {
        return Objects.requireNonNull(fine.seal());
    }
}
