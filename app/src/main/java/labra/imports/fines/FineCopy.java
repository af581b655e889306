package labra.imports.fines;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows of fines in PostgreSQL's binary COPY format.
final class FineCopy {
    private static final String COPY = """
            COPY fine (id, country, plate, plate_as_written, vehicle_id, officer_id, committed_at, comments, offence_id,
                       place, latitude, longitude, number, status, observation, source, digest, import_run_id)
            FROM STDIN (FORMAT binary)
            """;
    private static final short COLUMNS = 18;
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] SOURCE = "IMPORT".getBytes(StandardCharsets.UTF_8);
    private static final long SECONDS_TO_2000 = 946_684_800L;

    private final byte[] country;
    private final @Nullable Long run;
    private byte[] bytes = new byte[1 << 20];
    private int end;

    FineCopy(String country, long run) {
        this.run = run == 0 ? null : Long.valueOf(run);
        this.country = country.getBytes(StandardCharsets.UTF_8);
        raw(SIGNATURE);
        int32(0);
        int32(0);
    }

    /// The number is the one that the fine brought, or one of ours.
    void add(FineBatches.Kept kept, String number) {
        ReadFine fine = kept.said().fine();
        ReadFine.Point point = fine.point();
        int16(COLUMNS);
        uuid(kept.said().id());
        field(country);
        text(fine.plate());
        text(fine.plateAsWritten());
        int64(kept.vehicleId());
        int64(fine.officerId());
        moment(fine.committedAt());
        text(fine.comments());
        int64(fine.offenceId());
        text(fine.place());
        float64(point == null ? null : point.latitude());
        float64(point == null ? null : point.longitude());
        text(number);
        text(kept.status());
        text(kept.observation());
        field(SOURCE);
        field(kept.said().digest().bytes());
        int64(run);
    }

    void into(Connection connection) throws SQLException {
        int16((short) -1);
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            copy.writeToCopy(bytes, 0, end);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void uuid(UUID id) {
        int32(16);
        raw64(id.getMostSignificantBits());
        raw64(id.getLeastSignificantBits());
    }

    private void moment(Instant moment) {
        int32(8);
        raw64((moment.getEpochSecond() - SECONDS_TO_2000) * 1_000_000 + moment.getNano() / 1_000);
    }

    private void int64(@Nullable Long number) {
        if (number == null) {
            int32(-1);
        } else {
            int32(8);
            raw64(number);
        }
    }

    private void float64(@Nullable Double number) {
        int64(number == null ? null : Long.valueOf(Double.doubleToRawLongBits(number)));
    }

    private void text(@Nullable String text) {
        if (text == null) {
            int32(-1);
        } else {
            field(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void field(byte[] content) {
        int32(content.length);
        raw(content);
    }

    private void int16(short number) {
        room(2);
        bytes[end++] = (byte) (number >> 8);
        bytes[end++] = (byte) number;
    }

    private void int32(int number) {
        int16((short) (number >> 16));
        int16((short) number);
    }

    private void raw64(long number) {
        int32((int) (number >> 32));
        int32((int) number);
    }

    private void raw(byte[] content) {
        room(content.length);
        System.arraycopy(content, 0, bytes, end, content.length);
        end += content.length;
    }

    private void room(int more) {
        if (end + more > bytes.length) {
            bytes = java.util.Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + more));
        }
    }
}
