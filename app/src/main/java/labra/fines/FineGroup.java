package labra.fines;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import labra.vehicles.Plate;
import org.jspecify.annotations.Nullable;

/// Fines as the arrays that their statement takes, one element each; the digests one behind the other.
record FineGroup(
        UUID[] ids,
        Boolean[] idsGiven,
        @Nullable String[] plates,
        String[] written,
        @Nullable String[] observations,
        Long[] officers,
        Long[] micros,
        String[] comments,
        @Nullable String[] offences,
        @Nullable String[] places,
        @Nullable Double[] latitudes,
        @Nullable Double[] longitudes,
        String[] origins,
        @Nullable String @Nullable [] numbers,
        byte[] digests) {

    static FineGroup of(List<NewFine> fines) {
        return new FineGroup(
                each(fines, NewFine::id, UUID[]::new),
                each(fines, NewFine::idGiven, Boolean[]::new),
                each(fines, fine -> textOf(fine.content().plate()), String[]::new),
                each(fines, fine -> fine.content().plateAsWritten(), String[]::new),
                each(fines, fine -> fine.content().observation(), String[]::new),
                each(fines, NewFine::officerId, Long[]::new),
                each(
                        fines,
                        fine -> ChronoUnit.MICROS.between(
                                Instant.EPOCH, fine.content().committedAt()),
                        Long[]::new),
                each(fines, fine -> fine.content().comments(), String[]::new),
                each(fines, fine -> fine.content().offenceCode(), String[]::new),
                each(fines, fine -> fine.content().place(), String[]::new),
                each(fines, fine -> fine.content().latitude(), Double[]::new),
                each(fines, fine -> fine.content().longitude(), Double[]::new),
                each(fines, NewFine::origin, String[]::new),
                isSealed(fines) ? each(fines, NewFine::number, String[]::new) : null,
                digests(fines));
    }

    /// Sets the arrays as the first parameters of a statement, and says how many they are.
    int bind(Connection connection, PreparedStatement statement) throws SQLException {
        int last = 0;
        statement.setArray(++last, connection.createArrayOf("uuid", ids));
        statement.setArray(++last, connection.createArrayOf("bool", idsGiven));
        statement.setArray(++last, connection.createArrayOf("text", plates));
        statement.setArray(++last, connection.createArrayOf("text", written));
        statement.setArray(++last, connection.createArrayOf("text", observations));
        statement.setArray(++last, connection.createArrayOf("int8", officers));
        statement.setArray(++last, connection.createArrayOf("int8", micros));
        statement.setArray(++last, connection.createArrayOf("text", comments));
        statement.setArray(++last, connection.createArrayOf("text", offences));
        statement.setArray(++last, connection.createArrayOf("text", places));
        statement.setArray(++last, connection.createArrayOf("float8", latitudes));
        statement.setArray(++last, connection.createArrayOf("float8", longitudes));
        statement.setArray(++last, connection.createArrayOf("text", origins));
        statement.setArray(++last, numbers == null ? null : connection.createArrayOf("text", numbers));
        return last;
    }

    private static boolean isSealed(List<NewFine> fines) {
        return fines.stream().anyMatch(fine -> fine.seal() != null);
    }

    private static byte[] digests(List<NewFine> fines) {
        ByteBuffer digests = ByteBuffer.allocate(fines.size() * Digest.LENGTH);
        fines.forEach(fine -> digests.put(fine.digest().bytes()));
        return digests.array();
    }

    private static @Nullable String textOf(@Nullable Plate plate) {
        return plate == null ? null : plate.text();
    }

    /// A plain loop: this runs for every fine.
    private static <T extends @Nullable Object> T[] each(
            List<NewFine> fines, Function<NewFine, T> part, IntFunction<T[]> array) {
        T[] parts = array.apply(fines.size());
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part.apply(fines.get(i));
        }
        return parts;
    }
}
