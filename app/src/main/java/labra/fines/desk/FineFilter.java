package labra.fines.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import labra.fines.FineNumber;
import labra.fines.FineStatus;
import labra.fines.Timestamp;
import labra.vehicles.Country;
import labra.vehicles.Plate;
import labra.web.BadField;
import labra.web.Field;
import labra.web.Fields;
import labra.web.lists.Listing;
import org.jspecify.annotations.Nullable;

/// Which fines a list is to show: every part is optional.
record FineFilter(
        @Nullable String plate,
        @Nullable Typed typed,
        @Nullable String country,
        @Nullable Long vehicleId,
        @Nullable Long personId,
        @Nullable Long officerId,
        @Nullable String offenceCode,
        @Nullable FineStatus status,
        @Nullable String number,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime before) {

    private static final int SHORTEST_START = 3;

    /// What somebody typed: the first signs of a plate, or a whole number of an act, as it is written there.
    record Typed(String start, String number) {
        static Typed read(JsonNode node) throws BadField {
            String typed = Fields.string(node).strip();
            String start = typed.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "");
            if (start.length() < SHORTEST_START) {
                throw new BadField("field.too-short", SHORTEST_START);
            }
            return new Typed(start, quoted(typed));
        }
    }

    /// What names few fines is read first, whatever the order asked for: `OFFSET 0` keeps PostgreSQL from walking
    /// all fines by time in the hope of meeting them. Fines of a plate are those of its vehicles, and those that
    /// still wait for one: each half has its index.
    private static final String OF_PLATE = """
            (SELECT * FROM fine WHERE vehicle_id = ANY (ARRAY(SELECT id FROM vehicle WHERE vehicle.plate = :plate))
             UNION ALL SELECT * FROM fine WHERE vehicle_id IS NULL AND plate = :plate OFFSET 0)""";

    private static final String OF_START = """
            (SELECT * FROM fine
             WHERE vehicle_id = ANY (ARRAY(SELECT id FROM vehicle WHERE vehicle.plate LIKE :plateStart || '%'))
             UNION ALL SELECT * FROM fine WHERE vehicle_id IS NULL AND plate LIKE :plateStart || '%'
             UNION ALL SELECT * FROM fine WHERE number = :quoted AND coalesce(plate, '') NOT LIKE :plateStart || '%'
             UNION ALL SELECT fine.* FROM earlier_number e JOIN fine ON fine.id = e.fine_id
                       WHERE e.number = :quoted AND coalesce(plate, '') NOT LIKE :plateStart || '%' OFFSET 0)""";

    private static final String OF_NUMBER = """
            (SELECT * FROM fine WHERE number = :number
             UNION ALL SELECT fine.* FROM earlier_number e JOIN fine ON fine.id = e.fine_id WHERE e.number = :number OFFSET 0)""";

    private static final String OF_PERSON = """
            (SELECT * FROM fine WHERE vehicle_id = ANY (ARRAY(SELECT id FROM vehicle WHERE person_id = :person)) OFFSET 0)""";

    /// Reads the filter's parameters; `query` gathers what is wrong with them.
    static FineFilter from(Fields query, ZoneId zone) {
        String plate = Plate.filter(query);
        Field<Typed> typed = query.optional("q", Typed::read);
        Field<String> country = query.optional("pais", Country::read);
        Field<Long> vehicle = query.optional("vehiculo_id", Fields.whole(1, Long.MAX_VALUE));
        Field<Long> person = query.optional("persona_id", Fields.whole(1, Long.MAX_VALUE));
        Field<Long> officer = query.optional("policia_id", Fields.whole(1, Long.MAX_VALUE));
        Field<String> offence = query.optional("infraccion", Fields.name(40));
        Field<FineStatus> status = query.optional("estado", Fields.choice(FineStatus.class, FineStatus::wireName));
        Field<String> number = query.optional("numero", FineFilter::number);
        Field<Instant> from = query.optional("desde", Timestamp.filter(zone));
        Field<Instant> before = query.optional("hasta", Timestamp.filter(zone));
        Timestamp.ordered(query, from.orNull(), "hasta", before.orNull());
        return new FineFilter(
                plate,
                typed.orNull(),
                country.orNull(),
                vehicle.orNull(),
                person.orNull(),
                officer.orNull(),
                offence.orNull(),
                status.orNull(),
                number.orNull(),
                utc(from.orNull()),
                utc(before.orNull()));
    }

    /// The fines that pass, with these columns; `joins` follows the table of fines and names it `f`.
    Listing listing(String columns, String joins) {
        return new Listing(columns, source() + joins, "f.id", "uuid")
                .bound("plate", plate)
                .bound("plateStart", typed == null ? null : typed.start())
                .bound("quoted", typed == null ? null : typed.number())
                .bound("person", personId)
                .whereUneven("f.country = :country", "country", country)
                .where("f.vehicle_id = :vehicle", "vehicle", vehicleId)
                .where("f.officer_id = :officer", "officer", officerId)
                .where(
                        "f.offence_id = (SELECT id FROM offence WHERE lower(code) = lower(:offence))",
                        "offence",
                        offenceCode)
                .where("f.status = :status", "status", status == null ? null : status.name())
                .where(
                        source().equals(OF_NUMBER)
                                ? "true"
                                : "(f.number = :number OR f.id = (SELECT fine_id FROM earlier_number e WHERE e.number = :number))",
                        "number",
                        number)
                .where("f.committed_at >= :from", "from", from)
                .where("f.committed_at < :before", "before", before)
                .where(
                        source().equals(OF_PERSON)
                                ? "true"
                                : "f.vehicle_id = ANY (ARRAY(SELECT id FROM vehicle WHERE person_id = :person))",
                        "person",
                        personId);
    }

    private String source() {
        if (plate != null) {
            return OF_PLATE;
        }
        if (typed != null) {
            return OF_START;
        }
        if (number != null) {
            return OF_NUMBER;
        }
        return personId != null ? OF_PERSON : "fine";
    }

    private static String number(JsonNode node) throws BadField {
        return quoted(Fields.name(60).read(node));
    }

    /// A number as it is kept, whatever stands between its signs; what is none of ours stays as it was typed.
    private static String quoted(String typed) {
        return FineNumber.read(typed).orElse(typed);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
