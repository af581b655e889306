package labra.bench;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// New fines as the references write them: known vehicle and officer, a UUIDv7, and the same texts as over HTTP.
final class Rows {
    private final Dataset dataset;
    private final String run = Long.toString(System.nanoTime(), 36);
    private long count;

    Rows(Dataset dataset) {
        this.dataset = dataset;
    }

    record Row(
            UUID id,
            String plate,
            long vehicle,
            long officer,
            OffsetDateTime committedAt,
            String comments,
            byte[] digest) {

        /// As it goes over HTTP: without an id, as the simplest device sends it.
        String json() {
            return "{\"placa_patente\":\"" + plate + "\",\"timestamp\":\"" + committedAt + "\",\"comentarios\":\""
                    + comments + "\"}";
        }

        /// As COPY reads it.
        String tabbed() {
            StringBuilder hex = new StringBuilder(64);
            for (byte each : digest) {
                hex.append(Character.forDigit((each >> 4) & 15, 16)).append(Character.forDigit(each & 15, 16));
            }
            return id + "\tAR\t" + plate + '\t' + plate + '\t' + vehicle + '\t' + officer + '\t' + committedAt + '\t'
                    + comments + "\tISSUED\tAPI\t127.0.0.1\t\\\\x" + hex + '\n';
        }
    }

    Row next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Instant moment = Instant.now().minusMillis(random.nextLong(600_000));
        int vehicle = random.nextInt(dataset.vehicles());
        byte[] digest = new byte[32];
        random.nextBytes(digest);
        UUID id = new UUID(
                (moment.toEpochMilli() << 16) | 0x7000 | random.nextInt(0x1000),
                random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
        return new Row(
                id,
                plate(vehicle),
                vehicle + 1L,
                1L + random.nextInt(dataset.officers()),
                moment.atOffset(ZoneOffset.UTC),
                "No respeta la luz roja del semáforo, " + run + "-" + ++count,
                digest);
    }

    static String plate(int vehicle) {
        int number = vehicle % 1000;
        return "" + (char) ('A' + vehicle / 26_000) + (char) ('A' + vehicle / 1000 % 26) + (char) ('0' + number / 100)
                + (char) ('0' + number / 10 % 10) + (char) ('0' + number % 10) + "BE";
    }
}
